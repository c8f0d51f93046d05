package taint

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/leakvet/leakvet/rules"
)

// An engine holds what the functions of one package share.
type engine struct {
	pass *analysis.Pass
	ix   *index
	prog *ssa.Program
	pkg  *ssa.Package
	// module is the directory of the package's module, if it is a dependency.
	module string

	done      map[*ssa.Function]*summary
	tentative map[*ssa.Function]tentative
	active    map[*ssa.Function]*activation
	stack     []*activation

	// globals and fields hold the credentials that were stored in package variables
	// and in unexported fields; shared counts their changes.
	globals map[*ssa.Global]*node
	fields  map[*types.Var]labels
	shared  int

	applied int // nodes of summaries that were applied

	sources    map[sourceKey]*source
	positions  map[token.Pos]position
	results    map[*ssa.Function][]resultSink
	impls      map[types.Type][]types.Type
	facts      map[string]*decoded
	weighed    map[*summary]*summary // of other modules
	clients    map[*types.Func]*entry
	byCall     map[flowKey]*hit
	order      []flowKey
	recognised map[string]string // titles of rules by literal, "" for none
	named      []types.Type      // the package's own concrete types
	calls      map[token.Pos]*ast.CallExpr
	// printing are the methods that print a value in its stead, outermost first.
	printing []*types.Func
	carrying map[types.Type]bool
	held     map[types.Type]*source // credentials in decoded types
	methods  typeutil.MethodSetCache
	inputs   map[port]*origin
	// allImports are the packages that this one imports, directly or not.
	allImports []*types.Package
}

type sourceKey struct {
	what       string
	pos        position
	confidence level
	byType     bool
}

func newEngine(pass *analysis.Pass, ix *index) *engine {
	return &engine{
		pass: pass, ix: ix,
		done: make(map[*ssa.Function]*summary), tentative: make(map[*ssa.Function]tentative), active: make(map[*ssa.Function]*activation),
		globals: make(map[*ssa.Global]*node), fields: make(map[*types.Var]labels),
		sources: make(map[sourceKey]*source), positions: make(map[token.Pos]position),
		impls: make(map[types.Type][]types.Type), facts: make(map[string]*decoded), weighed: make(map[*summary]*summary), clients: make(map[*types.Func]*entry), recognised: make(map[string]string), byCall: make(map[flowKey]*hit), carrying: make(map[types.Type]bool), held: make(map[types.Type]*source), inputs: make(map[port]*origin),
	}
}

// build makes the SSA form. It is the naïve form, in which every local variable
// stays in memory under its name: in the lifted form a constant has lost the name of
// the variable that it was assigned to, and with it the evidence.
func (e *engine) build() {
	e.prog = ssa.NewProgram(e.pass.Fset, ssa.NaiveForm|ssa.BuildSerially)
	for _, p := range e.pass.Pkg.Imports() {
		e.prog.CreatePackage(p, nil, nil, true)
	}
	e.pkg = e.prog.CreatePackage(e.pass.Pkg, e.pass.Files, e.pass.TypesInfo, false)
	e.pkg.Build()
	if len(e.pass.Files) > 0 {
		e.module = moduleOf(e.position(e.pass.Files[0].FileStart).file)
	}
	scope := e.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() {
			if n, ok := tn.Type().(*types.Named); ok && n.TypeParams().Len() == 0 && !isInterface(n) {
				e.named = append(e.named, n)
			}
		}
	}
	e.registerResults()
}

// functions lists the package's functions in source order, each with its closures.
func (e *engine) functions() []*ssa.Function {
	var out []*ssa.Function
	add := func(fn *ssa.Function) {
		var visit func(*ssa.Function)
		visit = func(fn *ssa.Function) {
			out = append(out, fn)
			for _, a := range fn.AnonFuncs {
				visit(a)
			}
		}
		if fn != nil {
			visit(fn)
		}
	}
	add(e.pkg.Func("init"))
	for _, file := range e.pass.Files {
		for _, d := range file.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Body != nil {
				if obj, ok := e.pass.TypesInfo.Defs[fd.Name].(*types.Func); ok {
					add(e.prog.FuncValue(obj))
				}
			}
		}
	}
	return out
}

// summaryFor returns the summary of a function of this or another package, nil if
// there is none.
func (e *engine) summaryFor(fn *ssa.Function) *summary {
	if len(fn.Blocks) > 0 {
		return e.summaryOf(fn)
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return nil
	}
	return e.summaryOfObject(obj)
}

func (e *engine) summaryOfObject(obj *types.Func) *summary {
	obj = obj.Origin()
	if obj.Pkg() == nil {
		return nil
	}
	if obj.Pkg() == e.pass.Pkg {
		if fn := e.prog.FuncValue(obj); fn != nil && len(fn.Blocks) > 0 {
			return e.summaryOf(fn)
		}
		return nil
	}
	return e.imported(obj.Pkg(), funcKey(obj))
}

// summaryOfMethod is summaryOfObject with the models' word first: a modelled
// method is asked of the models.
func (e *engine) summaryOfMethod(m *types.Func) *summary {
	if en := e.ix.object(m, nil); en.models() {
		if len(en.sanitizers) > 0 {
			return &summary{results: make([]*node, m.Signature().Results().Len())}
		}
		return nil
	}
	return e.summaryOfObject(m)
}

// funcKey names a function within its package: "Func", "Type.Method".
func funcKey(obj *types.Func) string {
	if r := obj.Signature().Recv(); r != nil {
		if n := namedOf(r.Type()); n != nil {
			return n.Obj().Name() + "." + obj.Name()
		}
		return "?." + obj.Name()
	}
	return obj.Name()
}

// implementers returns the types, and pointers to them, that implement an interface:
// of this package, of the one that declares the interface, and of those that it
// imports which know the interface; none if there are too many for any one to mean
// much.
func (e *engine) implementers(t types.Type) []types.Type {
	iface, ok := under(t).(*types.Interface)
	if !ok || iface.NumMethods() == 0 || isErrorType(t) {
		return nil
	}
	if out, ok := e.impls[t]; ok {
		return out
	}
	candidates := e.named
	if n := namedOf(t); n != nil && n.Obj().Pkg() != nil && n.Obj().Pkg() != e.pass.Pkg && !isStd(n.Obj().Pkg().Path()) {
		home := n.Obj().Pkg()
		candidates = append(slices.Clone(candidates), concreteTypes(home)...)
		for _, p := range e.pass.Pkg.Imports() {
			if p != home && slices.Contains(p.Imports(), home) {
				candidates = append(candidates, concreteTypes(p)...)
			}
		}
	}
	var out []types.Type
	for _, n := range candidates {
		switch {
		case types.Implements(n, iface):
			out = append(out, n)
		case types.Implements(types.NewPointer(n), iface):
			out = append(out, types.NewPointer(n))
		}
	}
	if len(out) > maxImplementers {
		out = nil
	}
	e.impls[t] = out
	return out
}

// concreteTypes lists the exported types of a package that can have methods.
func concreteTypes(p *types.Package) []types.Type {
	var out []types.Type
	scope := p.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || !tn.Exported() {
			continue
		}
		if n, ok := tn.Type().(*types.Named); ok && n.TypeParams().Len() == 0 && n.NumMethods() > 0 && !isInterface(n) {
			out = append(out, n)
		}
	}
	return out
}

const maxImplementers = 8

// source interns a source.
func (e *engine) source(what string, pos position, c level) *source {
	return e.intern(source{what: what, pos: pos, confidence: c})
}

func (e *engine) intern(v source) *source {
	k := sourceKey{v.what, v.pos, v.confidence, v.byType}
	s := e.sources[k]
	if s == nil {
		s = &v
		e.sources[k] = s
	}
	return s
}

func (e *engine) position(p token.Pos) position {
	if !p.IsValid() {
		return position{}
	}
	if pos, ok := e.positions[p]; ok {
		return pos
	}
	tp := e.pass.Fset.Position(p)
	pos := position{trimFile(tp.Filename), tp.Line, tp.Column}
	e.positions[p] = pos
	return pos
}

// trimFile leaves of a path in the module cache what is the same on every machine:
// "github.com/x/y@v1.2.3/z.go".
func trimFile(name string) string {
	if i := strings.LastIndex(name, "/pkg/mod/"); i >= 0 {
		return name[i+len("/pkg/mod/"):]
	}
	return name
}

func (e *engine) readGlobal(g *ssa.Global) *node {
	n := &node{unknown: true}
	if g.Pkg == e.pkg {
		return merge(n, e.globals[g])
	}
	if g.Pkg != nil && g.Object() != nil {
		if d := e.decode(g.Pkg.Pkg); d != nil {
			return merge(n, d.globals[g.Name()])
		}
	}
	return n
}

// writeGlobal adds what a function leaves in a package variable. Only sources are
// kept: what came in at the function's own ports is nobody else's business.
func (e *engine) writeGlobal(g *ssa.Global, n *node) {
	n = sourcesOnly(n)
	if n == nil || g.Pkg != e.pkg {
		return
	}
	old := e.globals[g]
	m := merge(old, n)
	if !equal(m, old) {
		e.globals[g] = m
		e.shared++
	}
}

// sourcesOnly drops ports and unknowns from a node.
func sourcesOnly(n *node) *node {
	if n == nil {
		return nil
	}
	c := &node{dyn: n.dyn}
	c.labels = n.labels.each(func(l *label) *label {
		if l.src == nil {
			return nil
		}
		return l
	})
	any := len(c.labels) > 0
	for _, f := range n.fns {
		if len(f.bindings) == 0 {
			c.fns = append(c.fns, f)
			any = true
		}
	}
	for _, k := range n.kids {
		if s := sourcesOnly(k.node); s != nil {
			c.kids = append(c.kids, kid{k.step, s})
			any = true
		}
	}
	if !any {
		return nil
	}
	return c
}

// storeField notes a credential that is kept in an unexported field: a client that
// is given its key once and uses it for ever.
func (f *frame) storeField(fa *ssa.FieldAddr, i *ssa.Store, v *node) {
	owner := deref(fa.X.Type())
	st := under(owner).(*types.Struct)
	fld := st.Field(fa.Field)
	if e := f.ix.field(owner, fld); e != nil {
		for _, s := range e.sinks {
			ref := sinkRef{kind: s.Kind, name: typeName(owner) + "." + fld.Name(), cap: parseLevel(s.Confidence, high), severity: s.Severity, carrier: true}
			f.reachSink(v, i.Val.Type(), ref, via{format: s.Format}, i.Pos())
		}
	}
	if v == nil || fld.Exported() || !holdsText(fld.Type()) {
		return
	}
	ls := v.labels.each(func(l *label) *label {
		if l.src == nil || l.src.confidence < high {
			return nil
		}
		return l
	})
	if len(ls) == 0 {
		return
	}
	old := f.engine.fields[fld.Origin()]
	if m := old.union(ls); len(m) != len(old) {
		f.engine.fields[fld.Origin()] = m
		f.engine.shared++
	}
}

// converted reports a conversion to a type that is a sink.
func (f *frame) converted(i ssa.Value, x ssa.Value) {
	if !f.ix.mayBeSink(i.Type()) {
		return
	}
	if e := f.ix.typ(i.Type()); e != nil {
		for _, s := range e.sinks {
			ref := sinkRef{kind: s.Kind, name: typeName(i.Type()), cap: parseLevel(s.Confidence, high), severity: s.Severity, carrier: true}
			f.reachSink(f.val(x), x.Type(), ref, via{format: s.Format}, i.Pos())
		}
	}
}

// funcName is a function as a message calls it: "log.Printf", "(*Client).Ask".
func (e *engine) funcName(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok {
		return e.objName(obj)
	}
	if p := fn.Parent(); p != nil {
		return "a function literal in " + e.funcName(p)
	}
	return fn.Name()
}

func (e *engine) objName(obj *types.Func) string {
	if r := obj.Signature().Recv(); r != nil {
		t := r.Type()
		name := typeName(t)
		if obj.Pkg() == e.pass.Pkg {
			if n := namedOf(t); n != nil {
				name = n.Obj().Name()
			}
		}
		if isPointer(t) {
			return "(*" + name + ")." + obj.Name()
		}
		return name + "." + obj.Name()
	}
	if obj.Pkg() == nil || obj.Pkg() == e.pass.Pkg {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

func (e *engine) methodName(c *ssa.CallCommon) string {
	return typeName(c.Value.Type()) + "." + c.Method.Name()
}

// importsOf returns a test for the packages that a package can meet: its imports
// and theirs. A path stands for what is below it.
func importsOf(pkg *types.Package) func(string) bool {
	var paths []string
	seen := make(map[*types.Package]bool)
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		paths = append(paths, rules.StripMajor(p.Path()))
		for _, q := range p.Imports() {
			visit(q)
		}
	}
	visit(pkg)
	slices.Sort(paths)
	return func(path string) bool {
		i, ok := slices.BinarySearch(paths, path)
		if ok {
			return true
		}
		for ; i < len(paths) && strings.HasPrefix(paths[i], path); i++ {
			if paths[i][len(path)] == '/' {
				return true
			}
		}
		return false
	}
}

// isStd reports whether an import path is of the standard library: its first
// element has no dot.
func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return false
	}
	return stdRoots[first] || path == "C"
}

var stdRoots = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields(`archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar
		flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings
		structs sync syscall testing text time unicode unique unsafe vendor weak builtin`) {
		m[s] = true
	}
	return m
}()

// shortPosition is "config.go:12".
func (p position) short() string {
	return filepath.Base(p.file) + ":" + itoa(p.line)
}
