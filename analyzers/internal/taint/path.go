package taint

import "strings"

// A path leads from a value into it, through fields ("Config"), elements ("[]"),
// constant keys ("[Authorization]") and, without a step of its own, pointers. It
// is the steps, each behind a NUL.
type path string

// maxPath bounds a path's steps; beyond, a label stands for all that is below.
const maxPath = 4

func (p path) steps() []string {
	if p == "" {
		return nil
	}
	return strings.Split(string(p[1:]), "\x00")
}

func (p path) len() int { return strings.Count(string(p), "\x00") }

// add returns the path that is one step longer, or one that stands for it, see grow.
func (p path) add(step string) path {
	p, _ = p.grow(step)
	return p
}

// grow adds a step. In a recursive structure (a list's next.next, a tree's
// children[].children[]) a path that repeats itself is folded to its first round, and
// one that is too long ends where it is: then it is not exact, and stands for other
// places too.
func (p path) grow(step string) (grown path, exact bool) {
	if p == "" {
		return path("\x00" + step), true
	}
	grown = p + path("\x00"+step)
	if k := grown.period(); k > 0 {
		return p[:len(grown)-k], false
	}
	if p.len() >= maxPath {
		return p, false
	}
	return grown, true
}

// maxPeriod bounds the length in steps of what may repeat.
const maxPeriod = 3

// period returns the length in bytes of the end of a path that repeats what is
// before it, 0 if there is none. Elements of elements are no repetition.
func (p path) period() int {
	end := len(p)
	for i, steps := len(p)-1, 0; i > 0 && steps < maxPeriod; i-- {
		if p[i] != 0 {
			continue
		}
		steps++
		k := end - i
		if i >= k && p[i-k:i] == p[i:] && (steps > 1 || p[i+1] != '[') {
			return k
		}
	}
	return 0
}

// exact reports whether the path is one to a single place: not at the bound at which
// it would have been cut.
func (p path) exact() bool { return p.len() < maxPath }
