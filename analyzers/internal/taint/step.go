package taint

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// indexStep is the step to an element: its own if the index is constant.
func (f *frame) indexStep(v ssa.Value) string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if a, ok := v.(*ssa.UnOp); ok && a.Op == token.MUL {
		// A key of its own type, as for context values: contextKey{}.
		if x, ok := a.X.(*ssa.Alloc); ok && x.Comment == "complit" && isEmptyStruct(a.Type()) {
			return keyStep(typeName(a.Type()))
		}
		if g, ok := a.X.(*ssa.Global); ok && isKeyType(a.Type()) {
			return keyStep(globalName(g))
		}
	}
	if c, ok := v.(*ssa.Call); ok && len(c.Call.Args) == 1 && f.respells(c) {
		v = c.Call.Args[0] // http.CanonicalHeaderKey("www-authenticate")
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return "[]"
	}
	switch c.Value.Kind() {
	case constant.String:
		return keyStep(constant.StringVal(c.Value))
	case constant.Int:
		if n, exact := constant.Int64Val(c.Value); exact && n < 64 {
			return "[" + strconv.FormatInt(n, 10) + "]"
		}
	}
	return "[]"
}

// respells reports whether a call hands on its one argument, by its model: then it is
// as constant as the argument.
func (f *frame) respells(c *ssa.Call) bool {
	fn := c.Call.StaticCallee()
	if fn == nil || fn.Object() == nil {
		return false
	}
	e := f.ix.object(fn.Object(), nil)
	return e != nil && len(e.propagators) > 0 && len(e.sources)+len(e.sanitizers) == 0
}

func isEmptyStruct(t types.Type) bool {
	st, ok := under(t).(*types.Struct)
	return ok && st.NumFields() == 0
}

// isKeyType recognises the pointer and struct types whose variables serve as keys.
func isKeyType(t types.Type) bool {
	switch under(t).(type) {
	case *types.Pointer, *types.Struct:
		return true
	}
	return false
}

func keyStep(key string) string {
	if len(key) > 64 {
		return "[]"
	}
	return "[" + key + "]"
}

// keysStep leads to all keys of a map.
const keysStep = "{keys}"
