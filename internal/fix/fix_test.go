package fix

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

const before = `package m

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"net/url"
	"os"
)

// Config can redact itself, Plain cannot.
type Config struct{ Key, Model string }

func (c Config) Redacted() Config { c.Key = "redacted"; return c }

type Plain struct{ Key string }

type Many struct{ Key string }

func (m Many) Redacted(deep bool) string { return "" }

func urls(u *url.URL, é string) {
	log.Print(é, u) // fix
	log.Printf("%s and %s", "😀", u.String()) // fix
	fmt.Println(fmt.Sprintf("at %v", u)) // fix
	slog.Info("call", "url", u) // fix
}

func configs(c Config, p *Config, q Plain, m Many, any any) {
	log.Printf("%+v", c) // fix
	log.Printf("%+v", *p) // fix
	log.Printf("%+v", p) // no: nil prints as <nil>
	log.Printf("%+v %+v %v", q, m, any) // no
	panic(fmt.Sprintf("%+v", c)) // fix
}

func attributes(ctx context.Context, apiKey, model string, tokens int) {
	slog.Info("start", "model", model, "api_key", apiKey) // fix
	slog.InfoContext(ctx, "start", slog.String("api_key", apiKey), slog.Int("tokens", tokens)) // fix
	slog.Info("start", "tokens", tokens, "model", model) // no
	slog.Info("start", "value", apiKey) // fix
	slog.Info("start", "api_key", load()) // no: load does something
	log.Println("key", apiKey) // no: it has no attributes
}

func environment() {
	slog.Warn("start", "key", os.Getenv("OPENAI_API_KEY")) // fix, and os is not used any more
}

func only() {
	secret := load()
	slog.Info("start", "secret", secret) // no: secret would not be used
}

func load() string { return "" }
`

const after = `package m

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"net/url"
)

// Config can redact itself, Plain cannot.
type Config struct{ Key, Model string }

func (c Config) Redacted() Config { c.Key = "redacted"; return c }

type Plain struct{ Key string }

type Many struct{ Key string }

func (m Many) Redacted(deep bool) string { return "" }

func urls(u *url.URL, é string) {
	log.Print(é, u.Redacted()) // fix
	log.Printf("%s and %s", "😀", u.Redacted()) // fix
	fmt.Println(fmt.Sprintf("at %v", u.Redacted())) // fix
	slog.Info("call", "url", u.Redacted()) // fix
}

func configs(c Config, p *Config, q Plain, m Many, any any) {
	log.Printf("%+v", c.Redacted()) // fix
	log.Printf("%+v", p.Redacted()) // fix
	log.Printf("%+v", p) // no: nil prints as <nil>
	log.Printf("%+v %+v %v", q, m, any) // no
	panic(fmt.Sprintf("%+v", c.Redacted())) // fix
}

func attributes(ctx context.Context, apiKey, model string, tokens int) {
	slog.Info("start", "model", model) // fix
	slog.InfoContext(ctx, "start", slog.Int("tokens", tokens)) // fix
	slog.Info("start", "tokens", tokens, "model", model) // no
	slog.Info("start") // fix
	slog.Info("start", "api_key", load()) // no: load does something
	log.Println("key", apiKey) // no: it has no attributes
}

func environment() {
	slog.Warn("start") // fix, and os is not used any more
}

func only() {
	secret := load()
	slog.Info("start", "secret", secret) // no: secret would not be used
}

func load() string { return "" }
`

// findings makes one of every call that is a statement of its own.
func findings(t *testing.T, source string) (out []finding.Finding) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	at := func(p token.Pos) (line, column int) {
		pos := fset.Position(p)
		text := strings.Split(source, "\n")[pos.Line-1][:pos.Column-1]
		return pos.Line, len(strings.ReplaceAll(strings.ReplaceAll(text, "é", "x"), "😀", "xx")) + 1
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.ExprStmt); ok {
			f := finding.Finding{Engine: finding.EngineGo, Rule: "logleak", Location: finding.Location{Path: "sub/m.go"}}
			f.Location.Region.StartLine, f.Location.Region.StartColumn = at(s.Pos())
			f.Location.Region.EndLine, f.Location.Region.EndColumn = at(s.End())
			out = append(out, f)
		}
		return true
	})
	return out
}

func module(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	if files["go.mod"] == "" {
		files["go.mod"] = "module example.com/m\n\ngo 1.26\n"
	}
	for name, text := range files {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func plan(t *testing.T, root string, fs []finding.Finding) ([]*File, []error) {
	t.Helper()
	return Plan(context.Background(), Options{Root: root, Env: append(os.Environ(), "GOFLAGS=", "GOWORK=off")}, fs)
}

func TestPlan(t *testing.T) {
	root := module(t, map[string]string{"sub/m.go": before})
	files, problems := plan(t, root, findings(t, before))
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	if d := cmp.Diff(after, string(files[0].New())); d != "" {
		t.Error(d)
	}
	// A second time there is nothing to do.
	root = module(t, map[string]string{"sub/m.go": after})
	if files, problems := plan(t, root, findings(t, after)); len(files)+len(problems) != 0 {
		t.Errorf("again: %s, %v", files[0].New(), problems)
	}
}

func TestPlanLeavesBrokenCodeAlone(t *testing.T) {
	const broken = "package m\n\nimport \"log/slog\"\n\nfunc f(apiKey string) {\n\tslog.Info(\"x\", \"api_key\", apiKey)\n\tundefined()\n}\n"
	root := module(t, map[string]string{"sub/m.go": broken})
	files, problems := plan(t, root, findings(t, broken)[:1])
	if len(files) != 0 || len(problems) != 1 || problems[0].Error() != "fix sub: it does not compile as it is" {
		t.Errorf("%d files, %v", len(files), problems)
	}
}

func TestDiff(t *testing.T) {
	old := "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn secret\no\np\n"
	at := func(s string) int { return strings.Index(old, s) }
	f := File{Path: "x.go", Old: []byte(old), edits: []edit{
		{start: at("b\n"), end: at("c\n")},
		{start: at("d\n"), end: at("d\n") + 1, text: "D"},
		{start: at("m\n"), end: at("m\n") + 1, text: "M\nMM"},
	}}
	var b bytes.Buffer
	if err := f.Diff(&b, f.Path, func(l string) string { return strings.ReplaceAll(l, "secret", "…") }); err != nil {
		t.Fatal(err)
	}
	want := `--- a/x.go
+++ b/x.go
@@ -1,7 +1,6 @@
 a
-b
-c
-d
+c
+D
 e
 f
 g
@@ -10,7 +9,8 @@
 j
 k
 l
-m
+M
+MM
 n …
 o
 p
`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}
