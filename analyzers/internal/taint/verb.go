package taint

import (
	"go/constant"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// verbs lists the verb of each operand of a constant format string, 0 for one that an
// explicit index skips; '*' operands get 'd', and %#v is '#'. Where an operand is printed
// twice, the verb that shows more counts.
func (f *frame) verbs(c *callSite, formatArg int) ([]byte, bool) {
	if formatArg >= len(c.argVals) {
		return nil, false
	}
	s, ok := constString(c.argVals[formatArg])
	if !ok {
		return nil, false
	}
	return parseVerbs(s)
}

// maxOperand bounds explicit indexes.
const maxOperand = 64

func parseVerbs(s string) ([]byte, bool) {
	var out []byte
	next := 0
	put := func(verb byte) bool {
		if next >= maxOperand {
			return false
		}
		for next >= len(out) {
			out = append(out, 0)
		}
		if old := out[next]; old == 0 || !verbPrints(old) {
			out[next] = verb
		}
		next++
		return true
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		sharp := false
	flags:
		for i++; i < len(s); i++ {
			switch {
			case s[i] == '#':
				sharp = true
			case s[i] == '*':
				if !put('d') {
					return nil, false
				}
			case strings.IndexByte("+- 0123456789.", s[i]) >= 0:
			case s[i] == '[':
				end := strings.IndexByte(s[i:], ']')
				if end < 0 {
					return nil, false
				}
				n, err := strconv.Atoi(s[i+1 : i+end])
				if err != nil || n < 1 {
					return nil, false
				}
				next = n - 1
				i += end
			default:
				break flags
			}
		}
		if i >= len(s) {
			break
		}
		if s[i] == '%' {
			continue
		}
		v := s[i]
		if v == 'v' && sharp {
			v = '#'
		}
		if !put(v) {
			return nil, false
		}
	}
	return out, true
}

// constString is a constant text, or a local variable that is never anything else.
func constString(v ssa.Value) (string, bool) {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		if a, ok := u.X.(*ssa.Alloc); ok {
			v = onlyValue(a)
		}
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(c.Value), true
}

// onlyValue is the value of a local variable that is assigned once and whose address
// goes nowhere, else nil.
func onlyValue(a *ssa.Alloc) ssa.Value {
	var only ssa.Value
	for _, r := range *a.Referrers() {
		switch r := r.(type) {
		case *ssa.UnOp:
		case *ssa.Store:
			if r.Addr != a || only != nil {
				return nil
			}
			only = r.Val
		case *ssa.DebugRef:
		default:
			return nil
		}
	}
	return only
}
