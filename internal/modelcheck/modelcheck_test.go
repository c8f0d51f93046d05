package modelcheck

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

const library = `package lib

type Base struct{ Inner string }

func (*Base) Ping(s string) error { return nil }

type Client struct {
	Base
	Token string
	count int
}

func (c *Client) Ask(n int, prompt string) (string, error) { return "", nil }
func (c *Client) Add(key, value string)                     {}
func (c Client) Close()                                     {}

type Alias = Client

type Caller interface{ Doer }

type Doer interface{ Do(dst []byte, name string) }

var Default Client

const Version = "1"

type Fault struct{ URL string }

func (*Fault) Error() string { return "" }

func Fetch(url string) error { return nil }

func Logf(format string, args ...any)                       {}
func Handle(name string, f func(s string) (string, error)) {}
func Generic[T string | []byte](v T) T                      { return v }
func None()                                                 {}
`

func TestCheck(t *testing.T) {
	pkgs := []*types.Package{typeCheck(t, "example.com/lib/v2", library)}
	head := "packages = [\"example.com/lib\"]\n"
	for _, tc := range []struct{ name, stanza, want string }{
		{"function", "[[sink]]\nkind = \"log\"\nsymbol = \"Logf\"\nformat = \"printf\"\nformat_arg = 0", ""},
		{"method by pointer", "[[sink]]\nkind = \"log\"\nsymbol = \"(*Client).Ask\"\nargs = 1", ""},
		{"method by value", "[[propagator]]\nsymbol = \"(Client).Ask\"\nfrom = 1\nto = [\"result0\", \"receiver\"]", ""},
		{"interface method", "[[source]]\nsymbol = \"(Doer).Do\"\nname_arg = 1\nout = [0]", ""},
		{"field", "[[source]]\nsymbol = \"Client.Token\"", ""},
		{"unexported field", "[[source]]\nsymbol = \"Client.count\"", ""},
		{"type", "[[source]]\ntype = \"Client\"", ""},
		{"variable", "[[source]]\nsymbol = \"Default\"", ""},
		{"type parameter", "[[sink]]\nkind = \"log\"\nsymbol = \"Generic\"\nargs = 0", ""},
		{"callback", "[[sink]]\nkind = \"log\"\nsymbol = \"Handle\"\ncallback = 1\nargs = [0, 1]", ""},
		{"function that is passed in", "[[propagator]]\nsymbol = \"Handle\"\nfrom = 0\nto = \"arg1()\"", ""},
		{"everything", "[[propagator]]\nsymbols = [\"*\", \"Client.*\"]", ""},
		{"field slot", "[[slot]]\nsymbol = \"Client.Token\"", ""},

		{"unknown function", "[[source]]\nsymbol = \"Login\"", "example.com/lib/v2 has no Login"},
		{"unknown type", "[[source]]\nsymbol = \"(*Server).Login\"", "example.com/lib/v2 has no type Server"},
		{"unknown method", "[[source]]\nsymbol = \"(*Client).Login\"", "example.com/lib/v2.Client has no field or method Login"},
		{"unknown package", "[[source]]\nsymbol = \"example.com/lib/sub.X\"", "the package was not found"},
		{"unknown exclusion", "[[propagator]]\nsymbol = \"*\"\nexclude = [\"Login\"]", "example.com/lib/v2 has no Login"},
		{"other major version", "[[source]]\nsymbol = \"example.com/lib/v3.None\"", "the package was not found"},
		{"too many arguments", "[[sink]]\nkind = \"log\"\nsymbol = \"(*Client).Ask\"\nargs = 2", "in example.com/lib/v2: args: argument 2 of 2, counted from 0"},
		{"too many results", "[[propagator]]\nsymbol = \"(*Client).Ask\"\nto = \"result2\"", "in example.com/lib/v2: result 2 of 2, counted from 0"},
		{"source without results", "[[source]]\nsymbol = \"None\"", "in example.com/lib/v2: has no results: give out"},
		{"sanitizer without results", "[[sanitizer]]\nsymbol = \"None\"", "in example.com/lib/v2: has no results: give args"},
		{"no arguments", "[[sink]]\nkind = \"log\"\nsymbol = \"None\"", "in example.com/lib/v2: args: it has no arguments"},
		{"no receiver", "[[propagator]]\nsymbol = \"Logf\"\nto = \"receiver\"", "in example.com/lib/v2: to: it has no receiver"},
		{"format is no string", "[[sink]]\nkind = \"log\"\nsymbol = \"(*Client).Ask\"\nformat = \"printf\"\nformat_arg = 0", "in example.com/lib/v2: format_arg: argument 0 is a int, not a string"},
		{"output is a value", "[[source]]\nsymbol = \"Logf\"\nout = [0]", "in example.com/lib/v2: output: argument 0 is a string, which a callee cannot write into"},
		{"called argument is no function", "[[propagator]]\nsymbol = \"Handle\"\nfrom = 1\nto = \"arg0()\"", "in example.com/lib/v2: to: string is no function"},
		{"callback is no function", "[[sink]]\nkind = \"log\"\nsymbol = \"Handle\"\ncallback = 0\nargs = 0", "in example.com/lib/v2: callback: argument 0 is no function"},
		{"callback has fewer results", "[[sink]]\nkind = \"log\"\nsymbol = \"Handle\"\ncallback = 1\nargs = 2", "in example.com/lib/v2: args: argument 2 of 2, counted from 0"},
		{"type as symbol", "[[source]]\nsymbol = \"Client\"", `in example.com/lib/v2: is a type: name it with "type" or "types"`},
		{"symbol as type", "[[source]]\ntype = \"None\"", `in example.com/lib/v2: is not a type: name it with "symbol" or "symbols"`},
		{"promoted method", "[[source]]\nsymbol = \"(*Client).Ping\"", "in example.com/lib/v2: is a member of example.com/lib/v2.Base: name that one"},
		{"promoted field", "[[source]]\nsymbol = \"Client.Inner\"", "in example.com/lib/v2: is a member of example.com/lib/v2.Base: name that one"},
		{"embedded interface", "[[source]]\nsymbol = \"(Caller).Do\"\nname_arg = 1\nout = [0]", ""},
		{"path", "[[propagator]]\nsymbol = \"(*Client).Add\"\nfrom = 1\nto = [\"receiver.Token\", \"receiver[arg0]\", \"receiver.Base.Inner\"]", ""},
		{"field of an error", "[[propagator]]\nsymbol = \"Fetch\"\nto = \"result0.URL\"", ""},
		{"field of no error", "[[propagator]]\nsymbol = \"Fetch\"\nto = \"result0.Path\"", "in example.com/lib/v2: to: error has no field Path"},
		{"unknown field in a path", "[[propagator]]\nsymbol = \"(*Client).Add\"\nto = \"receiver.Base.Outer\"", "in example.com/lib/v2: to: example.com/lib/v2.Base has no field Outer"},
		{"unknown key in a path", "[[propagator]]\nsymbol = \"(*Client).Add\"\nto = \"receiver[arg2]\"", "in example.com/lib/v2: to: argument 2 of 2, counted from 0"},
		{"alias", "[[source]]\ntype = \"Alias\"", "in example.com/lib/v2: is an alias: name example.com/lib/v2.Client"},
		{"constant", "[[source]]\nsymbol = \"Version\"", "in example.com/lib/v2: is a constant"},
		{"variable as sink", "[[sink]]\nkind = \"log\"\nsymbol = \"Default\"", "in example.com/lib/v2: is neither a function, nor a field, nor a type"},
		{"field with arguments", "[[sink]]\nkind = \"log\"\nsymbol = \"Client.Token\"\nargs = 0", "in example.com/lib/v2: args, format_arg, name_arg and callback are for functions"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := head + tc.stanza + "\n"
			if !strings.Contains(text, "symbol = \"example.com/") {
				text += "package = \"example.com/lib\"\n"
			}
			m, err := rules.LoadModel("lib.toml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if ps := Check(m, pkgs); len(ps) > 0 {
				got = ps[0].Text
			}
			if got != tc.want {
				t.Errorf("got  %q\nwant %q", got, tc.want)
			}
		})
	}
}

func TestPaths(t *testing.T) {
	modules := []Module{
		{"std", "go1.26.8"}, {"example.com/lib", "v1.0.0"}, {"example.com/lib/v2", "v2.0.0"},
		{"example.com/cloud", "v1.0.0"}, {"example.com/cloud/secret", "v1.0.0"}, {"gopkg.in/yaml.v3", "v3.0.1"},
	}
	m := &rules.Model{Sources: []rules.Source{{Symbols: rules.Symbols{Symbols: []string{
		"net/http.Get", "example.com/lib/sub.F", "example.com/cloud/secret/api.F", "example.com/cloud.F",
		"gopkg.in/yaml.v3.Marshal",
	}}}}}
	got, err := Paths(m, modules)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"example.com/cloud", "example.com/cloud/secret/api", "example.com/lib/sub", "example.com/lib/v2/sub",
		"gopkg.in/yaml.v3", "net/http",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	m.Sources[0].Symbols.Symbols = []string{"example.com/other.F"}
	if _, err := Paths(m, modules); err == nil {
		t.Error("a package of no module is no error")
	}
}

func typeCheck(t *testing.T, path, src string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "lib.go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.Default()}
	pkg, err := conf.Check(path, fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}
