package rules

import (
	"fmt"
	"go/token"
	"strings"
)

// Symbol is a parsed symbol or type name of a stanza.
type Symbol struct {
	Package string // import path
	Type    string // receiver or struct type; empty for a function or variable
	Name    string // function, method, field, variable; empty for a type
}

// ParseSymbol reads a name as [Model] describes. If pkg is empty the name
// carries its import path.
func ParseSymbol(pkg, name string) (Symbol, error) {
	bad := func(why string) (Symbol, error) {
		return Symbol{}, badWord{name, fmt.Errorf("symbol %q: %s", name, why)}
	}
	sym, why := parseSymbol(pkg, name)
	if why == "" {
		why = sym.wrong(pkg == "")
	}
	if why != "" {
		return bad(why)
	}
	return sym, nil
}

// ParseType reads the name of a type, as [ParseSymbol] reads others.
func ParseType(pkg, name string) (Symbol, error) {
	sym, err := ParseSymbol(pkg, name)
	if err == nil && sym.Type != "" {
		err = badWord{name, fmt.Errorf("type %q: is a member of a type: name it with \"symbol\" or \"symbols\"", name)}
	}
	return sym, err
}

func parseSymbol(pkg, name string) (sym Symbol, why string) {
	rest := name
	if strings.HasPrefix(rest, "(") {
		recv, method, ok := strings.Cut(rest[1:], ").")
		if !ok || method == "" || strings.Contains(method, ".") {
			return sym, "write (*pkg/path.Type).Method"
		}
		recv = strings.TrimPrefix(recv, "*")
		if pkg != "" {
			return Symbol{pkg, recv, method}, ""
		}
		dot := lastPathDot(recv)
		if dot < 0 {
			return sym, "the receiver has no import path; give it, or \"package\""
		}
		return Symbol{recv[:dot], recv[dot+1:], method}, ""
	}
	if pkg == "" {
		dot := lastPathDot(rest)
		if dot < 0 {
			return sym, "no import path; write pkg/path.Name, or give \"package\""
		}
		pkg, rest = rest[:dot], rest[dot+1:]
	}
	if recv, method, ok := strings.Cut(rest, ")."); ok && strings.HasPrefix(recv, "(") { // as stack traces spell it
		recv = strings.TrimPrefix(recv[1:], "*")
		return sym, fmt.Sprintf("write (*%s.%s).%s", pkg, recv, method)
	}
	typ, sel, ok := strings.Cut(rest, ".")
	if !ok {
		return Symbol{pkg, "", rest}, ""
	}
	if strings.ContainsAny(sel, "./") || typ == "" || sel == "" {
		return sym, "write pkg/path.Name or pkg/path.Type.Member"
	}
	return Symbol{pkg, typ, sel}, ""
}

// wrong says what no symbol can have in it.
func (s Symbol) wrong(written bool) string {
	for _, part := range []string{s.Package, s.Type, s.Name} {
		if strings.ContainsAny(part, "*[](){} \t") && part != "*" {
			return "name it without *, [], () and type arguments"
		}
	}
	if s.Package == "" || s.Package == "*" || strings.HasPrefix(s.Package, "/") || strings.HasSuffix(s.Package, "/") {
		return "bad import path"
	}
	if s.Type != "" && !token.IsIdentifier(s.Type) || s.Name != "*" && !token.IsIdentifier(s.Name) {
		if !written && strings.Contains(s.Type+s.Name, "/") {
			return "it has an import path, and so has \"package\": give one"
		}
		return "write pkg/path.Name or pkg/path.Type.Member"
	}
	return ""
}

// lastPathDot returns the dot that ends the import path in path.Name or
// path.Type.Name: the first dot behind the last slash. For gopkg.in paths such as
// gopkg.in/yaml.v3.Marshal it steps over the version.
func lastPathDot(s string) int {
	slash := strings.LastIndexByte(s, '/')
	dot := strings.IndexByte(s[slash+1:], '.')
	if dot < 0 {
		return -1
	}
	dot += slash + 1
	if rest := s[dot+1:]; strings.HasPrefix(s, "gopkg.in/") && len(rest) > 1 && rest[0] == 'v' && rest[1] >= '0' && rest[1] <= '9' {
		if next := strings.IndexByte(rest, '.'); next >= 0 {
			return dot + 1 + next
		}
	}
	return dot
}

// StripMajor takes the major version out of an import path: "a/b/v2/c" and
// "gopkg.in/b.v2" become "a/b/c" and "gopkg.in/b".
func StripMajor(path string) string {
	if !strings.Contains(path, "/v") && !strings.Contains(path, ".v") {
		return path
	}
	parts := strings.Split(path, "/")
	out := parts[:0]
	for i, p := range parts {
		if i > 0 && isMajor(p) {
			continue
		}
		if i > 0 && parts[0] == "gopkg.in" {
			if base, v, ok := strings.Cut(p, "."); ok && isDigits(strings.TrimPrefix(v, "v")) {
				p = base
			}
		}
		out = append(out, p)
	}
	return strings.Join(out, "/")
}

// isMajor recognises v2, v3 …, and whole versions such as v1.37.0, which is how
// OpenTelemetry names its conventions; v1 is a Kubernetes API version, not a major one.
func isMajor(s string) bool {
	if strings.Count(s, ".") == 2 && s[0] == 'v' {
		return isDigits(strings.ReplaceAll(s[1:], ".", ""))
	}
	return len(s) > 1 && s[0] == 'v' && isDigits(s[1:]) && s != "v0" && s != "v1"
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
