package taint

import (
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/leakvet/leakvet/rules"
)

// An index holds the models that concern one package, by symbol.
type index struct {
	byName map[rules.Symbol]*entry
	tags   []tagSource
	// ifaces are the interface methods with models, for the methods that implement
	// them.
	ifaces map[string][]rules.Symbol // by method name
	// memo holds the entries of objects that were asked for.
	memo  map[types.Object]*entry
	types typeutil.Map // types.Type → *entry
	// typeNames has the bare names of source and sink types, a quick test.
	sourceTypes, sinkTypes map[string]bool
	// declared has the names of types of which every value is a source; declaring
	// memoises which types have one in them.
	declared  map[string]bool
	declaring typeutil.Map // types.Type → bool
	// secret and plain are the names that the models say are credentials, or none.
	secret []secretPattern
	plain  []*regexp.Regexp
}

// An entry is all that the models say about one symbol or type.
type entry struct {
	sources     []*rules.Source
	sinks       []*rules.Sink
	sanitizers  []*rules.Sanitizer
	propagators []*rules.Propagator
	slots       []*rules.Slot
}

func (e *entry) empty() bool {
	return e == nil || len(e.sources)+len(e.sinks)+len(e.sanitizers)+len(e.propagators)+len(e.slots) == 0
}

// models reports whether the entry says what becomes of a call's inputs, so that
// the function's own code does not matter.
func (e *entry) models() bool {
	return e != nil && len(e.sources)+len(e.sanitizers)+len(e.propagators)+len(e.slots) > 0
}

type tagSource struct {
	key, value string // value "" matches any
	src        *rules.Source
}

func newIndex(models []*rules.Model) *index {
	ix := &index{byName: make(map[rules.Symbol]*entry), ifaces: make(map[string][]rules.Symbol), memo: make(map[types.Object]*entry)}
	ix.sourceTypes, ix.sinkTypes, ix.declared = make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, m := range models {
		for i := range m.Sources {
			s := &m.Sources[i]
			if len(s.Names) > 0 {
				if p, err := rules.NamePattern(s.Names); err == nil { // checked when it was read
					ix.secret = append(ix.secret, secretPattern{p, orElse(s.What, "credential")})
				}
				continue
			}
			if s.Tag != "" {
				ix.tags = append(ix.tags, parseTag(s))
				continue
			}
			ix.each(s.Symbols, func(e *entry) { e.sources = append(e.sources, s) })
		}
		for i := range m.Sinks {
			s := &m.Sinks[i]
			ix.each(s.Symbols, func(e *entry) { e.sinks = append(e.sinks, s) })
		}
		for i := range m.Sanitizers {
			s := &m.Sanitizers[i]
			if len(s.Names) > 0 {
				if p, err := rules.NamePattern(s.Names); err == nil {
					ix.plain = append(ix.plain, p)
				}
				continue
			}
			ix.each(s.Symbols, func(e *entry) { e.sanitizers = append(e.sanitizers, s) })
		}
		for i := range m.Propagators {
			p := &m.Propagators[i]
			ix.each(p.Symbols, func(e *entry) { e.propagators = append(e.propagators, p) })
		}
		for i := range m.Slots {
			s := &m.Slots[i]
			ix.each(s.Symbols, func(e *entry) { e.slots = append(e.slots, s) })
		}
	}
	return ix
}

// each calls f with the entry of every symbol and type of a stanza.
func (ix *index) each(s rules.Symbols, f func(*entry)) {
	add := func(name string, isType bool) {
		sym, err := rules.ParseSymbol(s.Package, name)
		if err != nil {
			return // the loader has checked it
		}
		if isType {
			sym.Type, sym.Name = sym.Name, ""
			if sym.Type == "" {
				return
			}
		}
		e := ix.byName[sym]
		if e == nil {
			e = new(entry)
			ix.byName[sym] = e
			if sym.Type != "" && sym.Name != "" && sym.Name != "*" {
				ix.ifaces[sym.Name] = append(ix.ifaces[sym.Name], sym)
			}
		}
		f(e)
		if isType && len(e.sources) > 0 {
			ix.sourceTypes[sym.Type] = true
			for _, s := range e.sources {
				if !s.Dump {
					ix.declared[sym.Type] = true
				}
			}
		}
		if isType && len(e.sinks) > 0 {
			ix.sinkTypes[sym.Type] = true
		}
	}
	for _, n := range one(s.Symbol, s.Symbols) {
		add(n, false)
	}
	for _, n := range one(s.Type, s.Types) {
		add(n, true)
	}
}

func one(s string, more []string) []string {
	if s == "" {
		return more
	}
	return append([]string{s}, more...)
}

// lookup finds the entry of a symbol: under its own import path, then without
// major version, then the wildcards of its type and package.
func (ix *index) lookup(sym rules.Symbol) *entry {
	stripped := rules.StripMajor(sym.Package)
	for _, name := range []string{sym.Name, "*"} {
		if name == "" {
			continue
		}
		for _, pkg := range []string{sym.Package, stripped} {
			if e := ix.byName[rules.Symbol{Package: pkg, Type: sym.Type, Name: name}]; e != nil && !(name == "*" && e.excludes(sym)) {
				return e
			}
			if pkg == stripped {
				break
			}
		}
	}
	if sym.Type != "" && sym.Name != "" {
		// "*" of the package stands for its methods too.
		if e := ix.byName[rules.Symbol{Package: stripped, Name: "*"}]; e != nil && !e.excludes(sym) {
			return e
		}
	}
	return nil
}

func (e *entry) excludes(sym rules.Symbol) bool {
	for _, p := range e.propagators {
		if slices.Contains(p.Exclude, sym.Name) {
			return true
		}
	}
	return false
}

// object returns the entry of a function, method, field or variable, or nil.
func (ix *index) object(obj types.Object, recv types.Type) *entry {
	if obj == nil || obj.Pkg() == nil {
		return nil
	}
	if recv == nil {
		if e, ok := ix.memo[obj]; ok {
			return e
		}
	}
	sym := rules.Symbol{Package: obj.Pkg().Path(), Name: obj.Name()}
	if recv != nil {
		n := namedOf(recv)
		if n == nil || n.Obj().Pkg() == nil {
			return nil
		}
		sym.Package, sym.Type = n.Obj().Pkg().Path(), n.Obj().Name()
		return ix.lookup(sym)
	}
	if fn, ok := obj.(*types.Func); ok {
		if r := fn.Signature().Recv(); r != nil {
			if n := namedOf(r.Type()); n != nil {
				sym.Type = n.Obj().Name()
			} else {
				ix.memo[obj] = nil // a method of an unnamed interface
				return nil
			}
		}
	}
	e := ix.lookup(sym)
	ix.memo[obj] = e
	return e
}

// typ returns the entry of a type itself.
func (ix *index) typ(t types.Type) *entry {
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return nil
	}
	t = n.Origin()
	if e, ok := ix.types.At(t).(*entry); ok {
		return e
	}
	path := n.Obj().Pkg().Path()
	e := ix.byName[rules.Symbol{Package: path, Type: n.Obj().Name()}]
	if e == nil {
		e = ix.byName[rules.Symbol{Package: rules.StripMajor(path), Type: n.Obj().Name()}]
	}
	if e == nil {
		e = new(entry)
	}
	ix.types.Set(t, e)
	return e
}

// field returns the entry of a field of a struct type.
func (ix *index) field(owner types.Type, f *types.Var) *entry {
	n := namedOf(owner)
	if n == nil || n.Obj().Pkg() == nil {
		return nil
	}
	if e, ok := ix.memo[f]; ok {
		return e
	}
	sym := rules.Symbol{Package: n.Obj().Pkg().Path(), Type: n.Obj().Name(), Name: f.Name()}
	e := ix.byName[sym]
	if e == nil {
		sym.Package = rules.StripMajor(sym.Package)
		e = ix.byName[sym]
	}
	ix.memo[f] = e
	return e
}

// namedOf strips pointers and aliases; nil if the type has no name.
func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

func parseTag(s *rules.Source) tagSource {
	key, value, _ := cutTag(s.Tag)
	return tagSource{key, value, s}
}

// cutTag reads `key:"value"` or a bare key.
func cutTag(tag string) (key, value string, ok bool) {
	for i := range len(tag) {
		if tag[i] == ':' {
			v := tag[i+1:]
			if len(v) >= 2 && v[0] == '"' && v[len(v)-1] == '"' {
				v = v[1 : len(v)-1]
			}
			return tag[:i], v, true
		}
	}
	return tag, "", false
}
