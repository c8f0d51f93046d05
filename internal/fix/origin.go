package fix

import (
	"bytes"
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/leakvet/leakvet/internal/finding"
)

// An error that a function returns is printed by whoever gets it, so that it is repaired
// where it is made: its URL is masked there. It stays the error that it is, with its type,
// what it wraps and what it says of timeouts. Only who reads the URL out of it sees a
// difference, so that this is done in a program in which nobody does.

var errReadsURL = errors.New("a *url.Error is looked for")

// maskedURL is what stands in an error in place of the URL.
const maskedURL = "[redacted]"

// masks returns the edits that mask the URL in the errors that a return statement returns.
func (r recipes) masks(ret *ast.ReturnStmt) (out []edit) {
	start := r.offset(ret.Pos())
	line := r.source[bytes.LastIndexByte(r.source[:start], '\n')+1 : start]
	if len(bytes.TrimLeft(line, " \t")) > 0 {
		return nil // it shares its line
	}
	seen := make(map[types.Object]bool)
	for _, x := range ret.Results {
		ast.Inspect(x, func(n ast.Node) bool {
			if _, ok := n.(*ast.FuncLit); ok {
				return false
			}
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			v, ok := r.info.Uses[id].(*types.Var)
			if !ok || seen[v] || !isError(v.Type()) || !r.madeBy(v, id, quotesURL) || r.masked(ret, v) {
				return true
			}
			seen[v] = true
			indent := string(line)
			out = append(out, edit{start: start, end: start, needs: "net/url", text: strings.Join([]string{
				"if e, ok := " + id.Name + ".(*url.Error); ok {",
				"\te.URL = \"" + maskedURL + "\"",
				"}",
				"",
			}, "\n"+indent)})
			return true
		})
	}
	return out
}

// masked reports whether something in front of a return statement already looks for the
// URL in an error.
func (r recipes) masked(ret *ast.ReturnStmt, v *types.Var) (found bool) {
	ast.Inspect(r.file, func(n ast.Node) bool {
		a, ok := n.(*ast.TypeAssertExpr)
		if !ok || a.Type == nil || a.Pos() > ret.Pos() {
			return true
		}
		id, ok := ast.Unparen(a.X).(*ast.Ident)
		found = found || ok && r.info.Uses[id] == v && isURLError(r.info.TypeOf(a.Type))
		return true
	})
	return found
}

// quotesURL reports whether the error of a function quotes a URL: it sends a request, or
// reads a URL.
func quotesURL(fn *types.Func) bool {
	if isRequest(fn) {
		return true
	}
	if fn == nil || fn.Signature().Recv() != nil {
		return false
	}
	switch fn.FullName() {
	case "net/http.NewRequest", "net/http.NewRequestWithContext", "net/url.Parse", "net/url.ParseRequestURI":
		return true
	}
	return false
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

func isURLError(t types.Type) bool {
	p, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(p.Elem(), "net/url", "Error")
}

// returning finds the return statement that a finding is about.
func returning(fset *token.FileSet, file *ast.File, source []byte, region finding.Region) (found *ast.ReturnStmt) {
	at := offset(source, region.StartLine, region.StartColumn)
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || fset.PositionFor(n.Pos(), false).Offset > at || fset.PositionFor(n.End(), false).Offset <= at {
			return false
		}
		if ret, ok := n.(*ast.ReturnStmt); ok {
			found = ret
		}
		return true
	})
	return found
}

// made finds, for the errors that a call prints, the functions of the package that they
// come out of, and the return statements there.
func (r recipes) made(call *ast.CallExpr, pkg *packages.Package) (out []*ast.ReturnStmt) {
	for _, x := range r.printed(call) {
		id, ok := ast.Unparen(x).(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := r.info.Uses[id].(*types.Var)
		if !ok || !isError(v.Type()) {
			continue
		}
		var by *types.Func
		if r.madeBy(v, id, func(fn *types.Func) bool { by = fn; return fn != nil && fn.Pkg() == pkg.Types }) {
			out = append(out, returns(pkg, by)...)
		}
	}
	return out
}

// returns lists the return statements of a function, without those of functions in it.
func returns(pkg *packages.Package, fn *types.Func) (out []*ast.ReturnStmt) {
	for _, file := range pkg.Syntax {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if !ok || pkg.TypesInfo.Defs[decl.Name] != fn.Origin() || decl.Body == nil {
				continue
			}
			ast.Inspect(decl.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncLit:
					return false
				case *ast.ReturnStmt:
					out = append(out, n)
				}
				return true
			})
		}
	}
	return out
}

// maskable reports whether masking the URL in an error changes nothing but output: the
// module is a program, whose code is all there is to read it, and none of that looks for
// a *url.Error, apart from masking it.
func maskable(root string) bool {
	program := false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "vendor" || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go"):
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.Contains(withoutMasks(text), []byte("url.Error")) {
			return errReadsURL
		}
		program = program || bytes.HasPrefix(text, []byte("package main\n")) || bytes.Contains(text, []byte("\npackage main\n"))
		return nil
	})
	return err == nil && program
}

// withoutMasks is code without the masks that earlier runs have made.
func withoutMasks(text []byte) []byte {
	var out [][]byte
	lines := bytes.Split(text, []byte("\n"))
	for i, l := range lines {
		if i+1 < len(lines) && bytes.HasSuffix(l, []byte(".(*url.Error); ok {")) && bytes.HasSuffix(lines[i+1], []byte(`.URL = "`+maskedURL+`"`)) {
			continue
		}
		out = append(out, l)
	}
	return bytes.Join(out, []byte("\n"))
}
