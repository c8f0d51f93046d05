package fix

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// recipes finds the edits of a printing call.
type recipes struct {
	file   *ast.File
	info   *types.Info
	offset func(token.Pos) int
	source []byte
	// textOnly is set where a value that is passed as it is may be read by a program.
	textOnly bool
}

func (r recipes) edits(call *ast.CallExpr) []edit {
	out := r.dropAttributes(call)
	for _, x := range r.printed(call) {
		for _, recipe := range []func(ast.Expr) (edit, bool){r.redacted, r.withoutHeaders, r.withoutURL} {
			if e, ok := recipe(x); ok {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// printed lists the operands of a call, and of the calls among them that format or make
// attributes. If only text is printed, those of calls that format alone: what is passed
// on as it is may be more than output.
func (r recipes) printed(call *ast.CallExpr) (out []ast.Expr) {
	direct := !r.textOnly || r.formats(call)
	for _, a := range call.Args {
		inner, ok := ast.Unparen(a).(*ast.CallExpr)
		switch {
		case ok && r.formats(inner) && !r.panics(call, inner):
			out = append(out, r.printed(inner)...)
		case direct:
			out = append(out, a)
		}
	}
	return out
}

// formats reports whether a call turns its operands into text.
func (r recipes) formats(call *ast.CallExpr) bool {
	fn := r.callee(call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "fmt":
		return true
	case "log/slog", "go.uber.org/zap":
		return fn.Signature().Recv() == nil && fn.Signature().Results().Len() == 1 && !r.textOnly
	}
	return false
}

// panics reports whether an error is made to panic with: who recovers may look into it.
func (r recipes) panics(call, inner *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := r.info.Uses[id].(*types.Builtin)
	fn := r.callee(inner)
	return ok && b.Name() == "panic" && fn != nil && fn.Name() == "Errorf"
}

func (r recipes) callee(call *ast.CallExpr) *types.Func {
	if call == nil {
		return nil
	}
	var id *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		id = f
	case *ast.SelectorExpr:
		id = f.Sel
	default:
		return nil
	}
	fn, _ := r.info.Uses[id].(*types.Func)
	return fn
}

// redactors are the names of methods that say of themselves what they are for.
var redactors = []string{"Redacted", "Redact", "Sanitized", "Masked"}

// redacted prints an operand in the form that its type has for it.
func (r recipes) redacted(x ast.Expr) (edit, bool) {
	x = ast.Unparen(x)
	if call, ok := x.(*ast.CallExpr); ok {
		// u.String() of a URL
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "String" || len(call.Args) > 0 || !isURL(r.info.TypeOf(sel.X)) {
			return edit{}, false
		}
		return edit{start: r.offset(sel.Sel.Pos()), end: r.offset(sel.Sel.End()), text: "Redacted"}, true
	}
	t := r.info.TypeOf(x)
	if t == nil {
		return edit{}, false
	}
	inner := x
	if star, ok := x.(*ast.StarExpr); ok {
		inner = star.X // what is followed here is not nil
	} else if _, ok := types.Unalias(t).(*types.Pointer); ok && !isURL(t) {
		return edit{}, false // nil prints as <nil>, and a method may not take it
	}
	if _, ok := t.Underlying().(*types.Interface); ok || !simple(inner) {
		return edit{}, false
	}
	for _, name := range redactors {
		obj, _, _ := types.LookupFieldOrMethod(t, r.addressable(x), nil, name)
		m, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		sig := m.Signature()
		if sig.Params().Len() > 0 || sig.Results().Len() != 1 {
			continue
		}
		text := string(r.source[r.offset(inner.Pos()):r.offset(inner.End())])
		return edit{start: r.offset(x.Pos()), end: r.offset(x.End()), text: text + "." + name + "()"}, true
	}
	return edit{}, false
}

func (r recipes) addressable(x ast.Expr) bool {
	tv, ok := r.info.Types[x]
	return ok && tv.Addressable()
}

func isURL(t types.Type) bool {
	if t == nil {
		return false
	}
	p, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(p.Elem(), "net/url", "URL")
}

// simple expressions do nothing when they are evaluated, or not evaluated.
func simple(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident, *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return simple(x.X)
	}
	return false
}

// dropAttributes leaves out the attributes of a structured log that are a credential by
// their name or by the name of their value.
func (r recipes) dropAttributes(call *ast.CallExpr) (out []edit) {
	fn := r.callee(call)
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	logger := fn.Pkg().Path()
	if logger != "log/slog" && logger != "go.uber.org/zap" || !fn.Signature().Variadic() || r.textOnly {
		return nil
	}
	pairs := logger == "log/slog" || strings.HasSuffix(fn.Name(), "w") // Infow of zap's sugared logger
	first := fn.Signature().Params().Len() - 1                         // what is in front is the message
	for i := first; i > 0 && i < len(call.Args); i++ {
		last := i
		var name string
		var value ast.Expr
		if attr, ok := ast.Unparen(call.Args[i]).(*ast.CallExpr); ok && len(attr.Args) == 2 && r.makesAttribute(attr, logger) {
			name, value = r.text(attr.Args[0]), attr.Args[1]
		} else if pairs && i+1 < len(call.Args) && isString(r.info.TypeOf(call.Args[i])) {
			name, value = r.text(call.Args[i]), call.Args[i+1]
			last++
		}
		if value != nil && r.secret(name, value) {
			out = append(out, edit{start: r.offset(call.Args[i-1].End()), end: r.offset(call.Args[last].End())})
		}
		i = last
	}
	return out
}

func (r recipes) makesAttribute(call *ast.CallExpr, logger string) bool {
	fn := r.callee(call)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == logger && (fn.Name() == "String" || fn.Name() == "Any" || fn.Name() == "ByteString")
}

// text is the value of a constant, or "".
func (r recipes) text(x ast.Expr) string {
	if tv := r.info.Types[x]; tv.Value != nil && tv.Value.Kind() == constant.String {
		return constant.StringVal(tv.Value)
	}
	return ""
}

// secret reports whether an attribute is a credential, and may be left out.
func (r recipes) secret(name string, value ast.Expr) bool {
	if name == "" || !isText(r.info.TypeOf(value)) {
		return false
	}
	switch v := ast.Unparen(value).(type) {
	case *ast.CallExpr:
		fn := r.callee(v)
		if fn == nil || fn.FullName() != "os.Getenv" || len(v.Args) != 1 {
			return false
		}
		_, ok := secretname.ClassifyKey(r.text(v.Args[0]))
		return ok
	case *ast.Ident:
		return credential(name) || credential(v.Name)
	case *ast.SelectorExpr:
		return simple(v) && (credential(name) || credential(v.Sel.Name))
	}
	return false
}

func credential(name string) bool {
	n, ok := secretname.Classify(name)
	return ok && !n.NeedsContext
}

func isString(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// isText is a string or bytes: a token that is a number is a count.
func isText(t types.Type) bool {
	if isString(t) {
		return true
	}
	return t != nil && strings.HasSuffix(t.Underlying().String(), "[]byte")
}
