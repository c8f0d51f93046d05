package taint

import (
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// TestProviderKeys has literals in the form of a provider's key: what they are, their
// form says, whatever they are called.
func TestProviderKeys(t *testing.T) {
	key := rules.ExpandSample("gsk_{alnum:52}")
	src := `package keys

import "log"

const greeting = "` + key + `"

func Run() {
	x := "` + key + `"
	log.Print("hello", x)
	log.Print(greeting)
	log.Print("hello", len(x))
	y := "` + strings.ToLower(key[:20]) + `"
	log.Print(y)
}
`
	a := analyzeSource(t, "keys", src)
	if len(a.result.Flows) != 2 {
		t.Fatalf("%d flows, want 2: %+v", len(a.result.Flows), a.result.Flows)
	}
	for _, f := range a.result.Flows {
		if !strings.HasPrefix(f.Message, "hard-coded Groq API key") || f.Confidence != "high" {
			t.Errorf("found %s with %s confidence", f.Message, f.Confidence)
		}
		if strings.Contains(f.Message, key) {
			t.Error("the message holds the key")
		}
	}
}
