package textscan

import "strings"

// lineSlack is how far a window is widened to begin or end at a line's end,
// where `\b`, `\s` and the like see what they would see in the whole text.
const lineSlack = 256

// windows returns the ranges of text in which matches can lie, in order and
// without overlap.
func (p *program) windows(text string, at []span) []span {
	switch {
	case p.windowed:
	case p.run.least > 0:
		return p.windowsOfRuns(text)
	default:
		return []span{{0, len(text)}}
	}
	var out []span
	for _, k := range at {
		w := span{reachBack(text, k.end, p.before), reachOn(text, k.start, p.after)}
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].start = min(out[n-1].start, w.start)
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w)
	}
	return out
}

// windowsOfRuns returns the ranges around the stretches that every match has.
func (p *program) windowsOfRuns(text string) (out []span) {
	for from := 0; ; {
		s, ok := p.run.next(text, from)
		if !ok {
			return out
		}
		from = s.end
		w := span{reachBack(text, s.start, p.extent), reachOn(text, s.end, p.extent)}
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w)
	}
}

// reachBack returns where a match that ends at or behind at can begin.
func reachBack(text string, at int, e extent) int {
	start := max(0, at-min(e.bytes, maxMatch)-1)
	if e.lines < unbounded && e.bytes > lineSlack {
		line := at
		for range e.lines + 1 {
			i := strings.LastIndexByte(text[start:line], '\n')
			if i < 0 {
				line = start - 1
				break
			}
			line = start + i
		}
		start = line + 1
	}
	if start > 0 && text[start-1] != '\n' {
		from := max(0, start-lineSlack)
		if i := strings.LastIndexByte(text[from:start], '\n'); i >= 0 {
			start = from + i + 1
		} else if from == 0 {
			start = 0
		}
	}
	return start
}

// reachOn returns where a match that begins at or in front of at can end.
func reachOn(text string, at int, e extent) int {
	end := min(len(text), at+min(e.bytes, maxMatch)+1)
	if e.lines < unbounded && e.bytes > lineSlack {
		line := at
		for range e.lines + 1 {
			i := strings.IndexByte(text[line:end], '\n')
			if i < 0 {
				line = end
				break
			}
			line += i + 1
		}
		end = line
	}
	if end < len(text) && text[end-1] != '\n' {
		to := min(len(text), end+lineSlack)
		if i := strings.IndexByte(text[end:to], '\n'); i >= 0 {
			end += i + 1
		} else if to == len(text) {
			end = to
		}
	}
	return end
}
