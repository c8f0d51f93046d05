package taint

import (
	"go/types"
)

// carries reports whether a value of the type can carry a secret at all: a number,
// a boolean or a time cannot.
func carries(t types.Type) bool { return carriesDepth(t, 0) }

// carries is the memoised form.
func (e *engine) carries(t types.Type) bool {
	v, ok := e.carrying[t]
	if !ok {
		v = carries(t)
		e.carrying[t] = v
	}
	return v
}

func carriesDepth(t types.Type, depth int) bool {
	if depth > 4 {
		return true
	}
	switch u := under(t).(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0 || u.Kind() == types.UnsafePointer || u.Kind() == types.UntypedNil
	case *types.Pointer:
		return carriesDepth(u.Elem(), depth+1)
	case *types.Slice:
		return isByteOrRune(u.Elem()) || carriesDepth(u.Elem(), depth+1)
	case *types.Array:
		return isByteOrRune(u.Elem()) || carriesDepth(u.Elem(), depth+1)
	case *types.Map:
		return carriesDepth(u.Elem(), depth+1) || carriesDepth(u.Key(), depth+1)
	case *types.Chan:
		return carriesDepth(u.Elem(), depth+1)
	case *types.Struct:
		if isNamed(t, "time", "Time") {
			return false
		}
		for f := range u.Fields() {
			if carriesDepth(f.Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Tuple:
		for v := range u.Variables() {
			if carriesDepth(v.Type(), depth+1) {
				return true
			}
		}
		return false
	}
	return true // interfaces, functions, type parameters
}

// holdsText reports whether a value of the type is text, or a list or map of texts:
// what a name such as "password" can be believed of.
func holdsText(t types.Type) bool {
	switch u := under(t).(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Pointer:
		b, ok := under(u.Elem()).(*types.Basic)
		return ok && b.Info()&types.IsString != 0
	case *types.Slice:
		return isByteOrRune(u.Elem()) || isText(deref(u.Elem()))
	case *types.Array:
		return isByte(u.Elem())
	case *types.Map:
		return isText(u.Elem()) || isBytes(u.Elem())
	case *types.Interface:
		return false
	case *types.TypeParam:
		return false
	}
	return false
}

// wraps reports whether a struct holds one text and nothing else that can carry a
// secret: type Secret struct{ value string }.
func wraps(t types.Type) bool {
	st, ok := under(deref(t)).(*types.Struct)
	if !ok || namedOf(t) == nil {
		return false
	}
	texts := 0
	for f := range st.Fields() {
		if isScalar(f.Type()) || isURL(f.Type()) {
			texts++
		} else if carries(f.Type()) {
			return false
		}
	}
	return texts == 1
}

// isURL recognises a URL or a pointer to one.
func isURL(t types.Type) bool { return isNamed(deref(t), "net/url", "URL") }

// isText reports whether values of the type are text as they stand.
func isText(t types.Type) bool {
	b, ok := under(t).(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// isBytes recognises []byte and []rune.
func isBytes(t types.Type) bool {
	s, ok := under(t).(*types.Slice)
	return ok && isByteOrRune(s.Elem())
}

// isScalar reports whether a value is copied whole and has no members: text, bytes.
func isScalar(t types.Type) bool { return isText(t) || isBytes(t) }

func isByte(t types.Type) bool {
	b, ok := under(t).(*types.Basic)
	return ok && b.Kind() == types.Byte
}

func isByteOrRune(t types.Type) bool {
	b, ok := under(t).(*types.Basic)
	return ok && (b.Kind() == types.Byte || b.Kind() == types.Rune)
}

// refers reports whether values of the type point to memory.
func refers(t types.Type) bool {
	switch under(t).(type) {
	case *types.Pointer, *types.Map, *types.Slice, *types.Chan, *types.Interface, *types.Signature:
		return true
	}
	return false
}

func isNamed(t types.Type, pkg, name string) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == pkg
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

func isInterface(t types.Type) bool {
	_, ok := under(t).(*types.Interface)
	return ok
}

// deref returns the type that a pointer points to, or the type itself.
func deref(t types.Type) types.Type {
	if p, ok := under(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// typeAt follows a path from a type; nil where the path leaves what is known.
func typeAt(t types.Type, p path) types.Type {
	for _, step := range p.steps() {
		if t == nil {
			return nil
		}
		t = deref(t)
		switch u := under(t).(type) {
		case *types.Struct:
			t = nil
			for f := range u.Fields() {
				if f.Name() == step {
					t = f.Type()
					break
				}
			}
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Map:
			if t = u.Elem(); step == keysStep {
				t = u.Key()
			}
		case *types.Chan:
			t = u.Elem()
		default:
			return nil
		}
	}
	return t
}
