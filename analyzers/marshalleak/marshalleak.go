package marshalleak

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/rules"
)

//go:embed doc.go
var manual string

// Rule is what leakvet says about marshalleak.
var Rule = func() rules.Rule {
	title, doc, remedy := flowcheck.ParseDoc(manual)
	return rules.Rule{
		ID: "marshalleak", Title: title, Doc: doc, Remedy: remedy,
		Severity: "low", Confidence: "low",
		Production: []int{4},
		CWE:        []int{499, 522},
		Tags:       []string{"owasp-llm02-2025"},
		Source:     "analyzers/marshalleak",
	}
}()

// Analyzer is the check with leakvet's own models.
var Analyzer = New(taint.Analyzer)

// New returns the check on top of another engine, one with a user's models.
func New(engine *analysis.Analyzer) *analysis.Analyzer {
	return flowcheck.New(Rule, engine)
}
