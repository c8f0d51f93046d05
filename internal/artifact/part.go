package artifact

// tail returns a leaf of the value's end, under another key.
func (l Leaf) tail(from int, key string) Leaf { return l.part(Span{from, len(l.Value)}, key) }

// part returns a leaf of a range of the value, under another key.
func (l Leaf) part(r Span, key string) Leaf {
	p := l
	p.at = Span{l.at.Start + r.Start + ahead(l.steps, r.Start), l.at.Start + r.End + ahead(l.steps, r.End)}
	p.steps = nil
	for _, s := range l.steps {
		if s.offset > r.Start && s.offset <= r.End {
			p.steps = append(p.steps, step{s.offset - r.Start, s.ahead - ahead(l.steps, r.Start)})
		}
	}
	p.Value, p.Key, p.Apart = l.Value[r.Start:r.End], key, true
	p.Light = false
	if key != l.Key {
		p.Under = l.Key
	}
	return p
}
