package textscan

import "strings"

// leakvetMark is in comments that suppress findings. Whoever honours them has to know
// all of them to tell which suppress nothing, and the engine reads all files anyway.
const leakvetMark = "leakvet:allow"

// comments hands on the lines of a piece of a file in the tree that have the mark.
func (e *Engine) comments(src Source, p piece) {
	if e.opts.Comment == nil || src.Commit != "" {
		return
	}
	for at := p.own.start; at < p.own.end; {
		i := strings.Index(p.text[at:p.own.end], leakvetMark)
		if i < 0 {
			return
		}
		at += i
		e.opts.Comment(src.Path, p.line+strings.Count(p.text[:at], "\n"))
		end := strings.IndexByte(p.text[at:], '\n')
		if end < 0 {
			return
		}
		at += end
	}
}
