package replayleak

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/rules"
)

//go:embed doc.go
var manual string

// Rule is what leakvet says about replayleak.
var Rule = func() rules.Rule {
	title, doc, remedy := flowcheck.ParseDoc(manual)
	return rules.Rule{
		ID: "replayleak", Title: title, Doc: doc, Remedy: remedy,
		Severity: "high", Confidence: "high",
		Production: []int{7},
		CWE:        []int{312, 522},
		Tags:       []string{"owasp-llm02-2025"},
		Source:     "analyzers/replayleak",
	}
}()

// Analyzer is the check with leakvet's own models.
var Analyzer = New(taint.Analyzer)

// New returns the check on top of another engine, one with a user's models.
func New(engine *analysis.Analyzer) *analysis.Analyzer {
	return flowcheck.New(Rule, engine)
}
