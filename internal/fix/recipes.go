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
	info   *types.Info
	offset func(token.Pos) int
	source []byte
}

func (r recipes) edits(call *ast.CallExpr) []edit {
	out := r.dropAttributes(call)
	for _, x := range r.printed(call) {
		if e, ok := r.redacted(x); ok {
			out = append(out, e)
		}
	}
	return out
}

// printed lists the operands of a call, and of the calls among them that format.
func (r recipes) printed(call *ast.CallExpr) (out []ast.Expr) {
	for _, a := range call.Args {
		inner, ok := ast.Unparen(a).(*ast.CallExpr)
		if fn := r.callee(inner); ok && fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" {
			out = append(out, r.printed(inner)...)
			continue
		}
		out = append(out, a)
	}
	return out
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
		return edit{r.offset(sel.Sel.Pos()), r.offset(sel.Sel.End()), "Redacted"}, true
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
		return edit{r.offset(x.Pos()), r.offset(x.End()), text + "." + name + "()"}, true
	}
	return edit{}, false
}

func (r recipes) addressable(x ast.Expr) bool {
	tv, ok := r.info.Types[x]
	return ok && tv.Addressable()
}

func isURL(t types.Type) bool {
	p, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return false
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "net/url" && n.Obj().Name() == "URL"
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
	if logger != "log/slog" && logger != "go.uber.org/zap" || !fn.Signature().Variadic() {
		return nil
	}
	first := fn.Signature().Params().Len() - 1 // what is in front is the message
	for i := first; i > 0 && i < len(call.Args); i++ {
		last := i
		var name string
		var value ast.Expr
		if attr, ok := ast.Unparen(call.Args[i]).(*ast.CallExpr); ok && len(attr.Args) == 2 && r.makesAttribute(attr, logger) {
			name, value = r.text(attr.Args[0]), attr.Args[1]
		} else if logger == "log/slog" && i+1 < len(call.Args) && isString(r.info.TypeOf(call.Args[i])) {
			name, value = r.text(call.Args[i]), call.Args[i+1]
			last++
		}
		if value != nil && r.secret(name, value) {
			out = append(out, edit{r.offset(call.Args[i-1].End()), r.offset(call.Args[last].End()), ""})
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
		return named(name) || named(v.Name)
	case *ast.SelectorExpr:
		return simple(v) && (named(name) || named(v.Sel.Name))
	}
	return false
}

func named(name string) bool {
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
