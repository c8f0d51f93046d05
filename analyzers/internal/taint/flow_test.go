package taint

import (
	"fmt"
	"strings"
	"testing"
)

// TestFlow spells out one flow whole: where it starts, through what it goes, where it
// ends, and how sure the engine is.
func TestFlow(t *testing.T) {
	a := analyzeSource(t, "flow", `package flow

import (
	"log"
	"os"
)

type config struct{ key string }

func load() config { return config{key: os.Getenv("API_KEY")} }

func say(s string) { log.Print("with ", s) }

func Run() {
	c := load()
	say(c.key)
}

func Login(password string) { log.Print(password) }
`)
	if len(a.result.Flows) != 2 {
		t.Fatalf("%d flows, want 2: %+v", len(a.result.Flows), a.result.Flows)
	}
	var got strings.Builder
	for _, f := range a.result.Flows {
		fmt.Fprintf(&got, "%s\n%s %s in %s, from %s\n", f.Message, f.Confidence, f.Kind, f.Symbol, f.Source)
		for _, s := range f.Steps {
			fmt.Fprintf(&got, "  %d %s\n", a.pass.Fset.Position(s.Pos).Line, s.Message)
		}
		if start, end := a.pass.Fset.Position(f.Pos), a.pass.Fset.Position(f.End); start.Line != end.Line || end.Column <= start.Column {
			t.Errorf("the flow spans %v to %v, want its statement", start, end)
		}
	}
	want := `API key from os.Getenv("API_KEY") (flow.go:10) reaches a log through log.Print, called by say
high log in Run, from flow.go:10:50
  10 source: API key from os.Getenv("API_KEY")
  15 from load
  16 passed to say
  12 reaches log.Print
  16 sink: a log
password in parameter password (flow.go:19) reaches a log through log.Print
medium log in Login, from flow.go:19:12
  19 source: password in parameter password
  19 sink: a log
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

// TestSilent holds code that has nothing to tell: no flow may come of it.
func TestSilent(t *testing.T) {
	a := analyzeSource(t, "silent", `package silent

import (
	"log"
	"os"
)

func Run(maxTokens int, secretName, passwordFile string) {
	log.Print(maxTokens, secretName, passwordFile, os.Getenv("HOME"), len(os.Getenv("API_KEY")))
}
`)
	for _, f := range a.result.Flows {
		t.Errorf("found %s", f.Message)
	}
}
