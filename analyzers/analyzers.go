// Package analyzers is the suite: the one list of leakvet's Go checks.
//
// A check enters it if it finds a leak that has happened in public code, can say
// where the secret comes from and where it goes, and stays silent on the corrected
// version of the same code.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/analyzers/logleak"
	"github.com/leakvet/leakvet/analyzers/marshalleak"
	"github.com/leakvet/leakvet/analyzers/promptleak"
	"github.com/leakvet/leakvet/analyzers/replayleak"
	"github.com/leakvet/leakvet/analyzers/responseleak"
	"github.com/leakvet/leakvet/rules"
)

// checks is sorted by name.
var checks = []struct {
	rule rules.Rule
	make func(engine *analysis.Analyzer) *analysis.Analyzer
}{
	{logleak.Rule, logleak.New},
	{marshalleak.Rule, marshalleak.New},
	{promptleak.Rule, promptleak.New},
	{replayleak.Rule, replayleak.New},
	{responseleak.Rule, responseleak.New},
}

// New returns a fresh suite that shares one engine over the given models, so that
// a user's models change nothing for anybody else.
func New(models *rules.Set) []*analysis.Analyzer {
	engine := taint.New(models)
	out := make([]*analysis.Analyzer, len(checks))
	for i, c := range checks {
		out[i] = c.make(engine)
	}
	return out
}

// Rules returns the rules of the suite, for the catalog.
func Rules() []rules.Rule {
	out := make([]rules.Rule, len(checks))
	for i, c := range checks {
		out[i] = c.rule
	}
	return out
}
