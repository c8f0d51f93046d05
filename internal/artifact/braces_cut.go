package artifact

// lacks says that there is no value, or that it does not end here.
func (r *braces) lacks() bool {
	r.cut = r.more
	return false
}

// stop gives up, or pauses in front of the member or element that is cut.
func (r *braces) stop(from int) bool {
	if r.cut && !r.paused {
		r.at, r.paused = from, true
	}
	return false
}

// short is stop where the text ends.
func (r *braces) short(from int) bool {
	r.lacks()
	return r.stop(from)
}

// resume goes on where it paused, with more text, and reads to the end of the outermost
// container that is open.
func (r *braces) resume() bool {
	r.cut, r.paused = false, false
	for len(r.open) > 0 {
		read := r.elements
		if r.open[len(r.open)-1] == '}' {
			read = r.members
		}
		if !read() {
			return false
		}
	}
	return true
}
