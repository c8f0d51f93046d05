package textscan

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestGoLiterals(t *testing.T) {
	a, b := groq[:20], groq[20:]
	hidden := sample("{alnum:24}")
	files := map[string]string{
		"joined.go":   "package p\n\nconst key = \"" + a + "\" + \"" + b + "\"\n",
		"lines.go":    "package p\n\nfunc f() string {\n\treturn \"" + a + "\" +\n\t\t\"" + b + "\" // x\n}\n",
		"words.go":    "package p\n\nvar s = \"one\" + \"two\" + \"" + a + "\" + x + \"" + b + "\"\n",
		"convert.go":  "package p\n\nvar dbPassword = []byte(\"" + hidden + "\")\n",
		"call.go":     "package p\n\nvar c = llm.New(llm.WithAPIKey(\"" + hidden + "\"))\n",
		"other.go":    "package p\n\nvar c = llm.New(llm.WithModel(\"" + hidden + "\"), f([]byte(\"" + hidden + "\")))\n",
		"joined.ts":   "const key = '" + a + "' +\n  '" + b + "';\n",
		"joined.txt":  "\"" + a + "\" + \"" + b + "\"\n",
		"arith.go":    "package p\n\nvar n = 1 + 2 + len(\"a\" + \"b\")\n",
		"plain.go":    "package p\n\nvar s = \"" + groq + "\" + \" tail\"\n",
		"unclosed.go": "package p\n\nvar s = \"" + a + "\" +",
	}
	want(t, scan(t, Options{Root: tree(t, files)}),
		"generic-api-key call.go:3:33-3:57",
		"generic-api-key convert.go:3:26-3:50",
		"groq-api-key joined.go:3:14-3:75",
		"groq-api-key joined.ts:1:14-2:40",
		"groq-api-key lines.go:4:10-5:40",
		"groq-api-key plain.go:3:10-3:66",
	)
}

func TestGoPlaces(t *testing.T) {
	files := map[string]string{
		"a.go": "//go:build integration\n\npackage p\n\n// old: " + groq + "\ntype T[K any] struct{}\n\n" +
			"func (t *T[K]) Run() {\n\tuse(\"" + groq + "\")\n}\n\nvar (\n\tx = 1\n\tapiKey = `" + groq + "`\n)\n",
		"broken.go": "package p\nfunc f( {\nvar k = \"" + groq + "\"\n",
		"empty.go":  groq,
	}
	res := scan(t, Options{Root: tree(t, files)})
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Location.Path+" "+f.Location.Symbol+": "+f.Message)
	}
	if want := []string{
		"a.go : Groq API key in a comment, built with integration",
		"a.go : Groq API key in a string literal, built with integration",
		"a.go apiKey: Groq API key in a string literal, built with integration",
	}; !slices.Equal(got[:3], want) {
		t.Errorf("got  %q\nwant %q", got[:3], want)
	}
	if len(got) != 5 {
		t.Errorf("%d findings, want those in the broken files too: %q", len(got), got)
	}
}

func TestEmbeddedFiles(t *testing.T) {
	files := map[string]string{
		"cmd/main.go": "package main\n\nimport _ \"embed\"\n\n//go:embed conf.yaml \"a b.txt\"\n//go:embed all:static tmpl/*.html\nvar fs embed.FS\n\n// see //go:embed other.txt\n",
	}
	for _, f := range []string{"conf.yaml", "a b.txt", "static/x/y.js", "tmpl/a.html", "tmpl/a.txt", "other.txt"} {
		files["cmd/"+f] = groq
	}
	files["conf.yaml"] = groq
	var got []string
	for _, f := range scan(t, Options{Root: tree(t, files)}).Findings {
		if strings.HasSuffix(f.Message, ", embedded into the binary by cmd/main.go") && slices.Contains(f.Production, frozen) {
			got = append(got, f.Location.Path)
		}
	}
	if want := []string{"cmd/a b.txt", "cmd/conf.yaml", "cmd/static/x/y.js", "cmd/tmpl/a.html"}; !slices.Equal(got, want) {
		t.Errorf("embedded: %q, want %q", got, want)
	}
}

// Whatever quotes, plus signs and brackets stand in: nothing breaks, and what is plain
// is found.
func TestLiteralsInNoise(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	parts := []string{`"`, `'`, "+", " ", "\n", `("`, `[]byte("`, `WithAPIKey("`, `"+"`, `" + "`, "x", "\\", "é", `%41`, "`"}
	for range 3000 {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String() + "\n" + groq + "\n"
		found, _, err := e.ScanText(t.Context(), Source{Path: "a.go"}, strings.NewReader(text))
		if err != nil || !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule == "groq-api-key" }) {
			t.Fatalf("%q: %d findings, error %v", b.String(), len(found), err)
		}
	}
}
