package modelcheck

import (
	"fmt"
	"go/types"

	"github.com/leakvet/leakvet/rules"
)

// object is what a symbol stands for: a function or method (sig), a field or a
// variable (typ), a type (isType), or, for a "*", nothing that can be counted.
type object struct {
	obj      types.Object
	sig      *types.Signature
	isType   bool
	wildcard bool
	owner    string // the type that declares a member, if it is not the one named
}

// resolve finds a symbol in a package.
func resolve(pkg *types.Package, sym rules.Symbol) (object, error) {
	if sym.Type == "" {
		if sym.Name == "*" {
			return object{wildcard: true}, nil
		}
		obj := pkg.Scope().Lookup(sym.Name)
		if obj == nil {
			return object{}, fmt.Errorf("%s has no %s", pkg.Path(), sym.Name)
		}
		return newObject(obj), nil
	}
	obj := pkg.Scope().Lookup(sym.Type)
	tn, ok := obj.(*types.TypeName)
	if !ok {
		return object{}, fmt.Errorf("%s has no type %s", pkg.Path(), sym.Type)
	}
	if sym.Name == "*" {
		return object{obj: tn, wildcard: true}, nil
	}
	member, index, _ := types.LookupFieldOrMethod(pointerTo(tn.Type()), true, pkg, sym.Name)
	if member == nil {
		return object{}, fmt.Errorf("%s.%s has no field or method %s", pkg.Path(), sym.Type, sym.Name)
	}
	o := newObject(member)
	// A method of an embedded interface is found under both names.
	if owner := declaringType(tn.Type(), index); owner != tn.Type() {
		o.owner = types.TypeString(owner, nil)
	}
	return o, nil
}

// declaringType follows the embedded fields on the way to a member. An alias is
// not the type that declares its members either.
func declaringType(t types.Type, index []int) types.Type {
	t = types.Unalias(t)
	for _, i := range index[:len(index)-1] {
		field := t.Underlying().(*types.Struct).Field(i)
		t = types.Unalias(field.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
	}
	return t
}

// pointerTo makes the methods of both receivers visible. A pointer to an
// interface has no methods.
func pointerTo(t types.Type) types.Type {
	if types.IsInterface(t) {
		return t
	}
	return types.NewPointer(t)
}

func newObject(obj types.Object) object {
	o := object{obj: obj}
	switch obj := obj.(type) {
	case *types.Func:
		o.sig = obj.Signature()
	case *types.TypeName:
		o.isType = true
	}
	return o
}

// misnamed reports a symbol that exists but that no call or access resolves to.
func (o object) misnamed(sym rules.Symbol, isType bool) []string {
	switch {
	case o.wildcard:
		return nil
	case o.isType && !isType:
		return []string{"is a type: name it with \"type\" or \"types\""}
	case isType && !o.isType:
		return []string{"is not a type: name it with \"symbol\" or \"symbols\""}
	case o.owner != "":
		return []string{"is a member of " + o.owner + ": name that one"}
	case o.isType:
		if t := types.Unalias(o.obj.Type()); t != o.obj.Type() {
			return []string{"is an alias: name " + types.TypeString(t, nil)}
		}
	}
	if _, ok := o.obj.(*types.Const); ok {
		return []string{"is a constant"}
	}
	return nil
}

func (o object) source(s rules.Source) (texts []string) {
	if o.wildcard {
		return nil
	}
	if o.sig == nil {
		if s.NameArg != nil || len(s.Out) > 0 || len(s.Results) > 0 {
			return []string{"name_arg, out and results are for functions"}
		}
		return nil
	}
	if s.NameArg != nil {
		texts = append(texts, o.nameArg("name_arg", *s.NameArg)...)
	}
	for _, i := range s.Out {
		texts = append(texts, o.written(i)...)
	}
	for _, i := range s.Results {
		texts = append(texts, o.result(i)...)
	}
	if len(s.Out) == 0 && o.sig.Results().Len() == 0 {
		texts = append(texts, "has no results: give out")
	}
	return texts
}

func (o object) sink(s rules.Sink) (texts []string) {
	if o.wildcard {
		return nil
	}
	if o.sig == nil {
		if s.RawArgs != nil || s.FormatArg != nil || s.NameArg != nil || s.Callback != nil {
			return []string{"args, format_arg, name_arg and callback are for functions"}
		}
		return o.assignable()
	}
	at := o
	if s.Callback != nil {
		fn, text := o.callback(*s.Callback)
		if text != "" {
			return []string{text}
		}
		// The stanza's arguments count the results of the callback.
		at = object{obj: o.obj, sig: types.NewSignatureType(nil, nil, nil, fn.Results(), nil, false)}
	}
	texts = append(texts, at.ports("args", s.Args)...)
	if s.FormatArg != nil {
		texts = append(texts, o.nameArg("format_arg", *s.FormatArg)...)
	}
	if s.NameArg != nil {
		texts = append(texts, o.nameArg("name_arg", *s.NameArg)...)
	}
	return texts
}

func (o object) sanitizer(s rules.Sanitizer) (texts []string) {
	if o.wildcard {
		return nil
	}
	if v, ok := o.obj.(*types.Var); ok && v.IsField() && len(s.Args)+len(s.Cleans) == 0 {
		return nil // a field that carries nothing of its struct
	}
	if o.sig == nil {
		return []string{"is no function or field"}
	}
	for _, i := range s.Args {
		texts = append(texts, o.arg("args", i)...)
	}
	texts = append(texts, o.ports("cleans", s.Cleans)...)
	if len(s.Args)+len(s.Cleans) == 0 && o.sig.Results().Len() == 0 {
		texts = append(texts, "has no results: give args")
	}
	return texts
}

func (o object) propagator(p rules.Propagator) (texts []string) {
	if o.wildcard {
		return nil
	}
	if o.sig == nil {
		return []string{"is no function"}
	}
	if p.RawFrom != nil {
		texts = append(texts, o.ports("from", p.From)...)
	}
	texts = append(texts, o.ports("to", p.To)...)
	for _, port := range p.To {
		if port.Kind == rules.Arg && len(port.Path) == 0 {
			texts = append(texts, o.written(port.Index)...)
		}
	}
	if p.FormatArg != nil {
		texts = append(texts, o.nameArg("format_arg", *p.FormatArg)...)
	}
	return texts
}

func (o object) slot(s rules.Slot) []string {
	if o.wildcard {
		return nil
	}
	if o.sig == nil {
		if s.RawArgs != nil {
			return []string{"args are for functions"}
		}
		return o.assignable()
	}
	return o.ports("args", s.Args)
}

// assignable says whether a symbol that is not a function can be written to.
func (o object) assignable() []string {
	if v, ok := o.obj.(*types.Var); (ok && v.IsField()) || o.isType {
		return nil
	}
	return []string{"is neither a function, nor a field, nor a type"}
}
