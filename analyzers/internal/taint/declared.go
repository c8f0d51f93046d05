package taint

import "go/types"

// mayBeSource is a quick test that most types fail.
func (ix *index) mayBeSource(t types.Type) bool {
	n := namedOf(t)
	return n != nil && ix.sourceTypes[n.Obj().Name()]
}

// declares reports whether a type is, or has in it, a declared secret type.
func (ix *index) declares(t types.Type) bool {
	if len(ix.declared) == 0 {
		return false
	}
	if v := ix.declaring.At(t); v != nil {
		return v.(bool)
	}
	ix.declaring.Set(t, false) // for recursive types
	v := ix.findDeclared(t, 0)
	ix.declaring.Set(t, v)
	return v
}

func (ix *index) findDeclared(t types.Type, depth int) bool {
	if depth > 12 {
		return false
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && ix.declared[n.Obj().Name()] {
		for _, s := range ix.typ(n).sources {
			if !s.Dump {
				return true
			}
		}
	}
	switch u := under(t).(type) {
	case *types.Pointer:
		return ix.findDeclared(u.Elem(), depth+1)
	case *types.Slice:
		return ix.findDeclared(u.Elem(), depth+1)
	case *types.Array:
		return ix.findDeclared(u.Elem(), depth+1)
	case *types.Chan:
		return ix.findDeclared(u.Elem(), depth+1)
	case *types.Map:
		return ix.findDeclared(u.Elem(), depth+1) || ix.findDeclared(u.Key(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if ix.declares(f.Type()) {
				return true
			}
		}
	}
	return false
}

// mayBeSink is a quick test that most types fail.
func (ix *index) mayBeSink(t types.Type) bool {
	n := namedOf(t)
	return n != nil && ix.sinkTypes[n.Obj().Name()]
}
