package artifact

// bytes reads what of an array are the bytes of a text, as journals and serialized
// buffers have it: [84, 79, 75, …]. It leaves alone what is anything else.
func (r *braces) bytes() {
	const least = 8
	at := r.at
	var text []byte
	for at < len(r.text) {
		for at < len(r.text) && (r.text[at] == ' ' || r.text[at] == '\n' || r.text[at] == '\r' || r.text[at] == '\t' || r.text[at] == ',') {
			at++
		}
		n, from := 0, at
		for at < len(r.text) && at-from < 4 && r.text[at] >= '0' && r.text[at] <= '9' {
			n = n*10 + int(r.text[at]-'0')
			at++
		}
		if at == from || n > 255 || at >= len(r.text) || r.text[at] == '.' {
			break
		}
		if n < ' ' && n != '\n' && n != '\t' && n != '\r' || n == 0x7f {
			return
		}
		text = append(text, byte(n))
	}
	if len(text) < least || at >= len(r.text) || r.text[at] != ']' {
		return
	}
	l := Leaf{Value: string(text), src: r.b.src, parent: r.b.top().place, index: -1, at: Span{r.at, at}}
	l.Key = r.b.top().means
	r.b.d.inner(&l, "bytes", l.Value, true, func(src *Source, at *Place) { r.b.d.opened(&l, l.Value, src, at) })
	r.at = at
}
