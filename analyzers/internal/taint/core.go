package taint

import "go/types"

// under is the underlying type of t; of a type parameter, that of the types in its
// constraint where they agree (~map[K]V, ~string | ~[]byte counts as ~string), for it
// is what the function's body works with.
func under(t types.Type) types.Type {
	p, ok := types.Unalias(t).(*types.TypeParam)
	if !ok {
		return t.Underlying()
	}
	c := p.Underlying().(*types.Interface)
	if core := coreOf(c, 0); core != nil {
		return core
	}
	return c
}

// maxConstraint bounds how deep constraints are followed into one another.
const maxConstraint = 4

// coreOf returns the underlying type that all types of a constraint share, nil if
// there is none.
func coreOf(c *types.Interface, depth int) types.Type {
	if depth > maxConstraint {
		return nil
	}
	for t := range c.EmbeddedTypes() {
		var core types.Type
		switch t := types.Unalias(t).(type) {
		case *types.Union:
			core = unionCore(t, depth)
		default:
			core = termCore(t, depth)
		}
		if core != nil {
			return core
		}
	}
	return nil
}

func unionCore(u *types.Union, depth int) types.Type {
	var core types.Type
	for t := range u.Terms() {
		next := termCore(t.Type(), depth)
		switch {
		case next == nil:
			return nil
		case core == nil || isBytes(core) && isText(next):
			core = next
		case !types.Identical(core, next) && !(isText(core) && isBytes(next)):
			return nil
		}
	}
	return core
}

func termCore(t types.Type, depth int) types.Type {
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return coreOf(u, depth+1)
	default:
		return u
	}
}
