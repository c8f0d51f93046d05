package modelcheck

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// ports asserts that a function has these ports.
func (o object) ports(key string, ports rules.Ports) (texts []string) {
	for _, p := range ports {
		texts = append(texts, o.path(key, p)...)
		switch p.Kind {
		case rules.Arg:
			texts = append(texts, o.arg(key, p.Index)...)
		case rules.AllArgs:
			if o.sig.Params().Len() == 0 {
				texts = append(texts, key+": it has no arguments")
			}
		case rules.Receiver:
			if o.sig.Recv() == nil {
				texts = append(texts, key+": it has no receiver")
			}
		case rules.ResultAt:
			texts = append(texts, o.result(p.Index)...)
		case rules.AllResult:
			if o.sig.Results().Len() == 0 {
				texts = append(texts, key+": it has no results")
			}
		}
	}
	return texts
}

// path asserts that the path of a port leads through fields that exist and names
// arguments that exist. What "[]" goes into is not checked: it may be the inside of
// an opaque type such as sync.Map.
func (o object) path(key string, p rules.Port) (texts []string) {
	t := o.portType(p)
	for _, step := range p.Path {
		if step == "()" {
			if t == nil {
				continue // of what an element is nothing is known here
			}
			if _, ok := t.Underlying().(*types.Signature); !ok {
				return append(texts, fmt.Sprintf("%s: %s is no function", key, t))
			}
			t = nil
			continue
		}
		if n, ok := strings.CutPrefix(step, "[arg"); ok {
			if i, err := strconv.Atoi(strings.TrimSuffix(n, "]")); err == nil {
				texts = append(texts, o.arg(key, i)...)
			}
		}
		if step[0] == '[' || step[0] == '{' || t == nil {
			t = nil
			continue
		}
		if ptr, ok := t.Underlying().(*types.Pointer); ok {
			t = ptr.Elem()
		}
		field, _, _ := types.LookupFieldOrMethod(t, true, o.obj.Pkg(), step)
		v, ok := field.(*types.Var)
		if i, isInterface := t.Underlying().(*types.Interface); isInterface {
			v, ok = o.behind(i, step)
		}
		if !ok {
			return append(texts, fmt.Sprintf("%s: %s has no field %s", key, t, step))
		}
		t = v.Type()
	}
	return texts
}

// behind finds a field of a type that a value of an interface may have: the error of
// url.Parse is a *url.Error. Such types are in the package or in what it imports.
func (o object) behind(i *types.Interface, name string) (*types.Var, bool) {
	for _, pkg := range append(o.obj.Pkg().Imports(), o.obj.Pkg()) {
		for _, n := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(n).(*types.TypeName)
			if !ok || !types.Implements(types.NewPointer(tn.Type()), i) {
				continue
			}
			if field, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, name); field != nil {
				v, ok := field.(*types.Var)
				return v, ok
			}
		}
	}
	return nil, false
}

// portType is the type of what a port without its path is, or nil.
func (o object) portType(p rules.Port) types.Type {
	switch results := o.sig.Results(); {
	case p.Kind == rules.Arg && p.Index < o.sig.Params().Len():
		return o.sig.Params().At(p.Index).Type()
	case p.Kind == rules.Receiver && o.sig.Recv() != nil:
		return o.sig.Recv().Type()
	case p.Kind == rules.ResultAt && p.Index < results.Len():
		return results.At(p.Index).Type()
	case p.Kind == rules.AllResult && results.Len() > 0:
		return results.At(0).Type()
	}
	return nil
}

func (o object) arg(key string, i int) []string {
	if n := o.sig.Params().Len(); i < 0 || i >= n {
		return []string{fmt.Sprintf("%s: argument %d of %d, counted from 0", key, i, n)}
	}
	return nil
}

func (o object) result(i int) []string {
	if n := o.sig.Results().Len(); i < 0 || i >= n {
		return []string{fmt.Sprintf("result %d of %d, counted from 0", i, n)}
	}
	return nil
}

// nameArg asserts that an argument is text, or a type parameter that may be.
func (o object) nameArg(key string, i int) []string {
	if bad := o.arg(key, i); bad != nil {
		return bad
	}
	t := o.sig.Params().At(i).Type()
	if _, ok := t.(*types.TypeParam); ok {
		return nil
	}
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s: argument %d is a %s, not a string", key, i, t)}
}

// written asserts that a callee can write into what an argument refers to.
func (o object) written(i int) []string {
	if bad := o.arg("output", i); bad != nil {
		return bad
	}
	t := o.sig.Params().At(i).Type()
	if _, ok := t.(*types.TypeParam); ok {
		return nil
	}
	switch t.Underlying().(type) {
	case *types.Basic, *types.Struct, *types.Array:
		return []string{fmt.Sprintf("output: argument %d is a %s, which a callee cannot write into", i, t)}
	}
	return nil
}

// callback returns the signature of a function that is passed as an argument.
func (o object) callback(i int) (fn *types.Signature, problem string) {
	if bad := o.arg("callback", i); bad != nil {
		return nil, bad[0]
	}
	switch t := o.sig.Params().At(i).Type().Underlying().(type) {
	case *types.Signature:
		return t, ""
	case *types.Interface:
		if t.NumMethods() == 1 {
			return t.Method(0).Signature(), ""
		}
	}
	return nil, fmt.Sprintf("callback: argument %d is no function", i)
}
