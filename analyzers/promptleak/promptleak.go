package promptleak

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/rules"
)

//go:embed doc.go
var manual string

// Rule is what leakvet says about promptleak.
var Rule = func() rules.Rule {
	title, doc, remedy := flowcheck.ParseDoc(manual)
	return rules.Rule{
		ID: "promptleak", Title: title, Doc: doc, Remedy: remedy,
		Severity: "critical", Confidence: "high",
		Production: []int{1},
		CWE:        []int{200, 522},
		Tags:       []string{"owasp-llm02-2025", "owasp-llm07-2025", "owasp-mcp01-2025"},
		Source:     "analyzers/promptleak",
	}
}()

// Analyzer is the check with leakvet's own models.
var Analyzer = New(taint.Analyzer)

// New returns the check on top of another engine, one with a user's models.
func New(engine *analysis.Analyzer) *analysis.Analyzer {
	return flowcheck.New(Rule, engine)
}
