package taint

import (
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Summaries is the fact of one package: what its functions do, by name, and what
// its variables hold. It is one blob, written by hand: small, sorted and the same
// bytes for the same package, or the build cache would never hit. Importers that
// meet no function of the package never decode it.
type Summaries struct{ blob []byte }

// AFact marks the fact.
func (*Summaries) AFact() {}

func (s *Summaries) String() string { return "summaries" }

// GobEncode gives the blob as it is.
func (s *Summaries) GobEncode() ([]byte, error) { return s.blob, nil }

// GobDecode takes the blob as it is.
func (s *Summaries) GobDecode(b []byte) error {
	s.blob = slices.Clone(b)
	return nil
}

// decoded is another package's fact.
type decoded struct {
	pkg     *types.Package
	entries map[string][]byte // encoded summaries
	done    map[string]*summary
	globals map[string]*node
	dec     *decoder
}

// decode returns the fact of a package, nil if it has none.
func (e *engine) decode(p *types.Package) *decoded {
	if d, ok := e.facts[p.Path()]; ok {
		return d
	}
	var fact Summaries
	var d *decoded
	if !isStd(p.Path()) && e.pass.ImportPackageFact(p, &fact) {
		d = newDecoded(e, p, fact.blob)
	}
	e.facts[p.Path()] = d
	return d
}

// imported returns the summary of another package's function.
func (e *engine) imported(p *types.Package, key string) *summary {
	d := e.decode(p)
	if d == nil {
		return nil
	}
	if s, ok := d.done[key]; ok {
		return s
	}
	var s *summary
	if b, ok := d.entries[key]; ok {
		s = d.dec.summary(b)
	}
	d.done[key] = s
	return s
}

// export writes the fact. Of a package that is modelled by hand it leaves out the
// sinks inside: an SDK that can be told to trace its requests is no leak of whoever
// calls it.
func (e *engine) export(modelled bool) error {
	enc := newEncoder(e)
	keys := make(map[string]*summary)
	closures := make(map[string]*ssa.Function)
	for fn, s := range e.done {
		obj, ok := fn.Object().(*types.Func)
		if !ok || fn.Synthetic != "" || !obj.Exported() || s.opaque {
			continue
		}
		keys[funcKey(obj)] = s
		e.closuresOf(s, closures)
	}
	// Closures that come out of exported functions, and out of those.
	for len(closures) > 0 {
		next := make(map[string]*ssa.Function)
		for key, fn := range closures {
			if _, ok := keys[key]; ok {
				continue
			}
			s := e.summaryOf(fn)
			keys[key] = s
			e.closuresOf(s, next)
		}
		closures = next
	}
	globals := make(map[string]*node)
	for g, n := range e.globals {
		if g.Object() != nil && g.Object().Exported() {
			globals[g.Name()] = n
		}
	}
	if len(keys)+len(globals) == 0 {
		return nil
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		s := keys[k]
		if modelled && len(s.uses) > 0 {
			s = &summary{results: s.results, writes: s.writes, calls: s.calls}
		}
		enc.entry(k, s)
	}
	for _, k := range slices.Sorted(maps.Keys(globals)) {
		enc.global(k, globals[k])
	}
	e.pass.ExportPackageFact(&Summaries{blob: enc.bytes()})
	return nil
}

// closuresOf lists this package's functions among the values of a summary.
func (e *engine) closuresOf(s *summary, out map[string]*ssa.Function) {
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil {
			return
		}
		for _, c := range n.fns {
			if c.fn != nil && c.fn.Pkg == e.pkg {
				out[closureKey(c.fn)] = c.fn
			}
			for _, b := range c.bindings {
				visit(b)
			}
		}
		for _, k := range n.kids {
			visit(k.node)
		}
	}
	for _, r := range s.results {
		visit(r)
	}
	for _, w := range s.writes {
		visit(w.node)
	}
	for _, c := range s.calls {
		for _, a := range c.args {
			visit(a)
		}
	}
}

// closureKey names any function within its package: an exported one by its object,
// another by SSA's name of it, which is unique.
func closureKey(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok && obj.Exported() && fn.Synthetic == "" {
		return funcKey(obj)
	}
	name := fn.RelString(fn.Pkg.Pkg)
	return "~" + strings.ReplaceAll(name, "*", "")
}

// summaryOfClosure returns the summary of a function value.
func (e *engine) summaryOfClosure(c *closure) *summary {
	if c.fn != nil {
		return e.summaryFor(c.fn)
	}
	return e.imported(c.pkg, c.key)
}

// name is the closure as messages call it.
func (e *engine) closureName(c *closure) string {
	if c.fn != nil {
		return e.funcName(c.fn)
	}
	return fmt.Sprintf("a function of package %s", c.pkg.Name())
}
