package triage

import (
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestInline(t *testing.T) {
	for name, test := range map[string]struct {
		file       string // the finding is in line 3
		suppressed bool
		notices    int
	}{
		"no comment":            {"\n\nlog(key)\n", false, 0},
		"on the line":           {"\n\nlog(key) //leakvet:allow logleak -- a demo\n", true, 0},
		"with a space":          {"\n\nlog(key) // leakvet:allow logleak -- a demo\n", true, 0},
		"kind":                  {"\n\nlog(key) //leakvet:allow logleak/log -- a demo\n", true, 0},
		"another kind":          {"\n\nlog(key) //leakvet:allow logleak/stdout -- a demo\n", false, 0},
		"list":                  {"\n\nlog(key) //leakvet:allow promptleak,logleak -- a demo\n", true, 0},
		"another rule":          {"\n\nlog(key) //leakvet:allow promptleak -- a demo\n", false, 0},
		"above":                 {"\n\t//leakvet:allow logleak -- a demo\nlog(key)\n", true, 0},
		"stacked above":         {"//leakvet:allow logleak -- a demo\n//leakvet:allow promptleak -- too\nlog(key)\n", true, 0},
		"two above, with a gap": {"//leakvet:allow logleak -- a demo\n\nlog(key)\n", false, 0},
		"above, of other code":  {"\nf() //leakvet:allow logleak -- that call\nlog(key)\n", false, 0},
		"in a comment of lines": {"// leakvet:allow logleak -- a demo\n// with more to say.\nlog(key)\n", true, 0},
		"in a block":            {"/* leakvet:allow logleak -- a demo\n*/\nlog(key)\n", true, 0},
		"in a block of code":    {"f() /* leakvet:allow logleak -- a demo\n*/\nlog(key)\n", false, 0},
		"levee's":               {"\n// levee.DoNotReport\nlog(key)\n", true, 0},
		"below":                 {"\n\nlog(key)\n//leakvet:allow logleak -- a demo\n", false, 0},
		"shell":                 {"\n# leakvet:allow logleak -- a demo\nlog(key)\n", true, 0},
		"XML":                   {"\n<!-- leakvet:allow logleak -- a demo -->\nlog(key)\n", true, 0},
		"XML without a reason":  {"\n<!-- leakvet:allow logleak -- -->\nlog(key)\n", false, 1},
		"block":                 {"\n\nlog(key) /* leakvet:allow logleak -- a demo */\n", true, 0},
		"SQL":                   {"\n-- leakvet:allow logleak -- a demo\nlog(key)\n", true, 0},
		"template":              {"\n{{/* leakvet:allow logleak -- a demo */}}\nlog(key)\n", true, 0},
		"no reason":             {"\n\nlog(key) //leakvet:allow logleak\n", false, 1},
		"empty reason":          {"\n\nlog(key) //leakvet:allow logleak --  \n", false, 1},
		"empty reason in block": {"\n\nlog(key) /*leakvet:allow logleak -- */\n", false, 1},
		"no rule":               {"\n\nlog(key) //leakvet:allow -- a demo\n", false, 1},
		"another tool's":        {"\n\nlog(key) //notleakvet:allow logleak -- a demo\n", false, 0},
		"nolint":                {"\n\nlog(key) //nolint:leakvet\n", true, 0},
		"nolint list":           {"\n//nolint:gosec,leakvet // reason\nlog(key)\n", true, 0},
		"nolint of another":     {"\n\nlog(key) //nolint:gosec\n", false, 0},
		"nolint of all":         {"\n\nlog(key) //nolint\n", false, 0},
		"shorter file":          {"x\n", false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			in := Inline{Lines: func(finding.Location) []string { return strings.Split(test.file, "\n") }}
			got := in.Stage([]finding.Finding{at("a.go", 3, 1)})[0].Suppression
			if (got != nil) != test.suppressed || len(in.Notices) != test.notices {
				t.Errorf("suppression %+v, notices %q", got, in.Notices)
			}
			if got != nil && (got.By != finding.ByComment || got.Reason == "" || !strings.HasPrefix(got.Place, "a.go:")) {
				t.Errorf("suppression %+v", got)
			}
		})
	}
}

func TestInlineNoticesOnce(t *testing.T) {
	in := Inline{Lines: func(finding.Location) []string { return []string{"log(a, b) //leakvet:allow logleak"} }}
	in.Stage([]finding.Finding{at("a.go", 1, 1), at("a.go", 1, 5)})
	if len(in.Notices) != 1 || !strings.HasPrefix(in.Notices[0], "a.go:1: ") {
		t.Errorf("notices %q", in.Notices)
	}
}

const inFunction = `package p

// Start says hello.
//
//leakvet:allow logleak -- the key of a sandbox
func (w *Worker[T]) Start() {
	w.hello()
	log(key)
}

//leakvet:allow logleak -- of the type, not of a function
type T struct{}

func other() {
	log(key)
}
`

func TestInlineInDocComment(t *testing.T) {
	lines := func(finding.Location) []string { return strings.Split(inFunction, "\n") }
	g := &GoFiles{Lines: lines}
	in := Inline{Lines: lines, Go: g}
	fs := in.Stage(g.Enclose([]finding.Finding{at("a.go", 8, 1), at("a.go", 15, 1), at("a.txt", 8, 1), at("a.go", 8, 1, other)}))
	if s := fs[0].Suppression; s == nil || s.Reason != "the key of a sandbox" || s.Place != "a.go:5" {
		t.Errorf("in the function: %+v", s)
	}
	for i, f := range fs[1:] {
		if f.Suppression != nil {
			t.Errorf("finding %d is suppressed: %+v", i+1, f.Suppression)
		}
	}
	if got := fs[0].Location.Symbol + " " + fs[1].Location.Symbol + " " + fs[2].Location.Symbol; got != "(*Worker).Start other " {
		t.Errorf("symbols %q", got)
	}
}

func TestGoFileThatDoesNotParse(t *testing.T) {
	g := &GoFiles{Lines: func(finding.Location) []string {
		return strings.Split("package p\nfunc f() {\n\tx()\n}\nfunc (broken\n", "\n")
	}}
	if fn, ok := g.Function(at("a.go", 3, 1).Location); !ok || fn.symbol != "f" {
		t.Errorf("%+v, %t", fn, ok)
	}
	g = &GoFiles{Lines: func(finding.Location) []string { return nil }}
	if _, ok := g.Function(at("a.go", 3, 1).Location); ok {
		t.Error("a function in a file that cannot be read")
	}
}
