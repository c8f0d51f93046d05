package taint

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
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
	// holds are the types of what was stored in fields that can hold anything.
	holds map[*types.Var][]types.Type
	// given and givenFields are what variables and fields hold, as their use says.
	given       map[ssa.Value]string
	givenFields map[*types.Var]string
	shared      int

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
	callers  map[*ssa.Function]callerKind
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
		globals: make(map[*ssa.Global]*node), fields: make(map[*types.Var]labels), holds: make(map[*types.Var][]types.Type),
		given: make(map[ssa.Value]string), givenFields: make(map[*types.Var]string),
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
		// What a test file declares is no part of a package that is analysed without it.
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() && e.owns(tn.Pos()) {
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
