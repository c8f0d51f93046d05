package fix

import (
	"bytes"
	"go/ast"
	"go/types"
	"strings"
)

// withoutHeaders prints headers without those that are credentials. What is printed is a
// copy: the request still has them. Its type is any, so that no import is needed; where
// that is not taken, the code does not compile and the edit is dropped.
func (r recipes) withoutHeaders(x ast.Expr) (edit, bool) {
	x = ast.Unparen(x)
	if !isNamed(r.info.TypeOf(x), "net/http", "Header") || !simple(x) {
		return edit{}, false
	}
	start, end := r.offset(x.Pos()), r.offset(x.End())
	line := r.source[bytes.LastIndexByte(r.source[:start], '\n')+1 : start]
	indent := string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
	text := strings.Join([]string{
		"func() any {",
		"\th := " + string(r.source[start:end]) + ".Clone()",
		"\tfor _, name := range []string{\"Authorization\", \"Proxy-Authorization\", \"Cookie\", \"Set-Cookie\", \"X-Api-Key\"} {",
		"\t\th.Del(name)",
		"\t}",
		"\treturn h",
		"}()",
	}, "\n"+indent)
	return edit{start: start, end: end, text: text}, true
}

func isNamed(t types.Type, pkg, name string) bool {
	if t == nil {
		return false
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == pkg && n.Obj().Name() == name
}
