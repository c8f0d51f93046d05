package triage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestMerge(t *testing.T) {
	rule := func(id, message string) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Rule, f.Kind, f.Message = id, "", message }
	}
	in := func(symbol string) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Location.Symbol = symbol }
	}
	step := func(path string, line int, message string) func(*finding.Finding) {
		return func(f *finding.Finding) {
			f.Flow = append(f.Flow, finding.Step{Location: at(path, line, 1).Location, Message: message})
		}
	}
	is := func(value string) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Identity = finding.NewSecret(value).ID() }
	}
	allowed := func(f *finding.Finding) { f.Suppression = &finding.Suppression{By: finding.ByComment} }
	nowhereIn := func(f *finding.Finding) {
		f.Location.Region = finding.Region{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 1}
	}
	history := func(f *finding.Finding) {
		f.Commit = &finding.Commit{ID: "0123456789abcdef", Date: "2026-01-02T03:04:05Z"}
		f.Location.Object = "blob"
	}
	critical := func(f *finding.Finding) { f.Severity = finding.Critical; f.Production = []int{5} }

	// a.go has two functions; lines 1 to 3 are in none.
	g := &GoFiles{Lines: func(finding.Location) []string {
		return strings.Split("package a\n\n\n\nfunc f() {\n\n\n\n\n\n\n\n}\n\n\n\n\n\n\nfunc g() {\n\n\n\n\n\n\n\n}", "\n")
	}}
	const unnamed, named = "source: hard-coded Groq API key", "source: hard-coded password in constant password"
	plain, coded := rule("groq-api-key", "Groq API key in plain text"), rule("groq-api-key", "Groq API key inside base64")
	for name, test := range map[string]struct {
		in   []finding.Finding
		want string // path:line of what stays, with the number of related places
	}{
		"a literal and its flow": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 7, 9, text, plain, in("f"), critical),
		}, "a.go:9+1"},
		"a literal of another kind": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 7, 9, text, rule("openai-api-key", "OpenAI API key in plain text"), in("f")),
		}, "a.go:7 a.go:9"},
		"a literal in another function": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 27, 9, text, plain, in("g")),
		}, "a.go:9 a.go:27"},
		"a literal behind the flow": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 11, 9, text, plain, in("f")),
		}, "a.go:9 a.go:11"},
		"a constant and its flow elsewhere": {[]finding.Finding{
			at("b.go", 9, 1, step("a.go", 3, named), step("b.go", 9, "sink")),
			at("a.go", 3, 18, text, rule("config-secret-value", "secret in plain text")),
		}, "b.go:9+1"},
		"a constant that a function uses": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 3, 9, text, rule("groq-api-key", "Groq API key in a string literal"), in("key")),
		}, "a.go:9+1"},
		"a flow that begins with no literal": {[]finding.Finding{
			at("b.go", 9, 1, step("a.go", 3, "source: API key from os.Getenv"), step("b.go", 9, "sink")),
			at("a.go", 3, 18, text, plain),
		}, "a.go:3 b.go:9"},
		"an allowed literal": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 7, 9, text, plain, in("f"), allowed),
		}, "a.go:7 a.go:9"},
		"caller and callee": {[]finding.Finding{
			at("main.go", 4, 1, step("main.go", 2, "source: key"), step("main.go", 4, "passed to f"), step("f.go", 30, "reaches log.Print")),
			at("f.go", 30, 1, step("f.go", 28, "source: key in field"), step("f.go", 30, "sink")),
			at("other.go", 4, 1, step("main.go", 2, "source: key"), step("other.go", 4, "passed to f"), step("f.go", 30, "reaches log.Print")),
		}, "f.go:30+2"},
		"two callers of what leaks only what it gets": {[]finding.Finding{
			at("main.go", 4, 1, step("main.go", 2, "source: key"), step("main.go", 4, "passed to f"), step("f.go", 30, "reaches log.Print")),
			at("other.go", 4, 1, step("main.go", 2, "source: key"), step("other.go", 4, "passed to f"), step("f.go", 30, "reaches log.Print")),
		}, "main.go:4 other.go:4"},
		"caller and callee of different rules": {[]finding.Finding{
			at("main.go", 4, 1, other, step("main.go", 2, "source: key"), step("main.go", 4, "passed to f"), step("f.go", 30, "reaches")),
			at("f.go", 30, 1, step("f.go", 28, "source: key in field"), step("f.go", 30, "sink")),
		}, "f.go:30 main.go:4"},
		"raw and encoded": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("a.json", 8, 9, text, coded, is("k")), at("a.json", 9, 9, text, coded, is("k")),
		}, "a.json:3+2"},
		"a value, and the same in a document inside": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")),
			at("a.json", 8, 9, text, rule("groq-api-key", "Groq API key at /body → json → /key"), is("k"), func(f *finding.Finding) { f.Location.Pointer = "/body → json → /key" }),
		}, "a.json:3+1"},
		"raw, and in an encoding of the file": {[]finding.Finding{
			at("a.json", 1, 1, text, rule("groq-api-key", "Groq API key at entities"), is("k"), nowhereIn, func(f *finding.Finding) { f.Location.Pointer = "entities" }),
			at("a.json", 8, 9, text, rule("groq-api-key", "Groq API key at /1/text"), is("k"), func(f *finding.Finding) { f.Location.Pointer = "/1/text" }),
		}, "a.json:8+1"},
		"raw and encoded, of two secrets": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("a.json", 8, 9, text, coded, is("other")),
		}, "a.json:3 a.json:8"},
		"raw and encoded, in two files": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("b.json", 8, 9, text, coded, is("k")),
		}, "a.json:3 b.json:8"},
		"twice raw": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("a.json", 8, 9, text, plain, is("k")),
		}, "a.json:3 a.json:8"},
		"twice encoded, at one place": {[]finding.Finding{
			at("a.json", 8, 9, text, coded, is("k")), at("a.json", 8, 9, text, rule("groq", "key inside base64 inside JSON"), is("k")),
		}, "a.json:8+1"},
		"encoded, and in the file as a whole": {[]finding.Finding{
			at("a.json", 1, 1, text, coded, is("k"), nowhereIn), at("a.json", 8, 9, text, coded, is("k")),
			at("c.json", 1, 1, text, coded, is("other"), nowhereIn), at("b.json", 8, 9, text, coded, is("other")),
		}, "a.json:8+1 b.json:8 c.json:1"},
		"in the tree and in history": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("a.json", 1, 9, text, plain, is("k"), history),
			at("old.json", 1, 9, text, plain, is("k"), history), at("old.json", 2, 9, text, plain, is("other"), history),
		}, "a.json:3+2 old.json:2"},
		"allowed in the tree, and the version before": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k"), allowed), at("a.json", 1, 9, text, plain, is("k"), history),
			at("old.json", 1, 9, text, plain, is("k"), history),
		}, "a.json:3+1 old.json:1"},
		"in the tree and in history, by other rules": {[]finding.Finding{
			at("a.json", 3, 9, text, plain, is("k")), at("a.json", 1, 9, text, rule("other", "m"), is("k"), history),
		}, "a.json:1 a.json:3"},
		"a file that is a secret": {[]finding.Finding{
			at("a.p12", 0, 0, text, rule("p12", "m")), at("a.p12", 0, 0, text, rule("p12", "m"), history),
			at("b.p12", 0, 0, text, rule("p12", "m"), history),
		}, "a.p12:0+1 b.p12:0"},
		"a literal, its flow and its past": {[]finding.Finding{
			at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
			at("a.go", 7, 9, text, plain, in("f"), is("k")),
			at("a.go", 7, 9, text, plain, in("f"), is("k"), history), at("a.go", 5, 9, text, plain, in("f"), is("other"), history),
		}, "a.go:5 a.go:9+2"},
		"twice encoded": {[]finding.Finding{
			at("a.json", 3, 9, text, coded, is("k")), at("a.json", 8, 9, text, coded, is("k")),
		}, "a.json:3 a.json:8"},
	} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(6) { // engines finish in any order
				fs := slices.Clone(test.in)
				rand.New(rand.NewPCG(seed, 0)).Shuffle(len(fs), func(i, j int) { fs[i], fs[j] = fs[j], fs[i] })
				fs = Merge(g)(fs)
				finding.Sort(fs)
				var got []string
				for _, f := range fs {
					s := fmt.Sprintf("%s:%d", f.Location.Path, f.Location.Region.StartLine)
					if len(f.Related) > 0 {
						s += fmt.Sprintf("+%d", len(f.Related))
					}
					got = append(got, s)
				}
				if strings.Join(got, " ") != test.want {
					t.Fatalf("got %s, want %s", strings.Join(got, " "), test.want)
				}
			}
		})
	}
	f := Merge(g)(slices.Clone([]finding.Finding{
		at("a.go", 9, 1, step("a.go", 5, unnamed), step("a.go", 9, "sink"), in("f")),
		at("a.go", 7, 9, text, plain, in("f"), critical, surer, is("k")),
	}))[0]
	if f.Rule != "logleak" || f.Severity != finding.Critical || f.Confidence != finding.HighConfidence || f.Identity == "" ||
		fmt.Sprint(f.Production) != "[5]" || f.Related[0].Message != "groq-api-key: Groq API key in plain text" {
		t.Errorf("the graver of both is lost: %+v", f)
	}
}

// BenchmarkMerge: ten thousand findings in one file are a long log, and no reason to wait.
func BenchmarkMerge(b *testing.B) {
	var fs []finding.Finding
	for i := range 10_000 {
		f := at("a.jsonl", i, 1, text)
		f.Identity, f.Message = finding.NewSecret(fmt.Sprint(i/3)).ID(), "key inside base64"
		fs = append(fs, f)
	}
	for b.Loop() {
		Merge(new(GoFiles))(slices.Clone(fs))
	}
}
