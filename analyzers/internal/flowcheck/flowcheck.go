// Package flowcheck makes a check out of the flows that the taint engine found:
// a check is a rule and the sink kinds that the rule owns.
package flowcheck

import (
	"encoding/json"
	"fmt"
	"go/token"
	"os"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/rules"
)

// MetaPrefix starts the message of the one related entry that carries, for
// `leakvet scan`, what a diagnostic has no field for. It is written only if the
// environment variable MetaEnv is "1", so plain `go vet` never shows it.
const (
	MetaPrefix = "leakvet:"
	MetaEnv    = "LEAKVET_META"
)

// Meta is the JSON behind MetaPrefix.
type Meta struct {
	Severity   string `json:"severity"`
	Confidence string `json:"confidence"`
	Symbol     string `json:"symbol,omitempty"` // enclosing function
	Source     string `json:"source,omitempty"` // "file:line:col" of the source, for deduplication
}

// New returns the analyzer for a rule. All checks of a suite share the engine, so
// that summaries are computed once a package.
func New(rule rules.Rule, engine *analysis.Analyzer) *analysis.Analyzer {
	meta := os.Getenv(MetaEnv) == "1"
	return &analysis.Analyzer{
		Name:     rule.ID,
		Doc:      rule.Title + "\n\n" + rule.Doc.Finds,
		URL:      "https://github.com/leakvet/leakvet#" + rule.ID,
		Requires: []*analysis.Analyzer{engine},
		Run: func(pass *analysis.Pass) (any, error) {
			comments := allowances{pass: pass}
			for _, f := range pass.ResultOf[engine].(*taint.Result).Flows {
				kind, ok := rules.SinkKindByID(f.Kind)
				if !ok || kind.Rule != rule.ID {
					continue
				}
				if !meta && f.Confidence == "low" {
					continue // a linter has no switch to hide it; `leakvet scan` does
				}
				if !meta && comments.allows(kind, f.Pos, f.End) {
					continue
				}
				pass.Report(diagnostic(f, kind, meta))
			}
			return nil, nil
		},
	}
}

func diagnostic(f taint.Flow, kind rules.SinkKind, meta bool) analysis.Diagnostic {
	d := analysis.Diagnostic{
		Pos:      f.Pos,
		End:      f.End,
		Category: kind.Rule + "/" + kind.ID,
		Message:  f.Message,
		URL:      "#" + kind.Rule,
	}
	for _, s := range f.Steps {
		if !s.Pos.IsValid() && !meta {
			s.Pos = f.Pos // the place is in the words; `go vet` would print "-" before them
		}
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, End: s.Pos, Message: s.Message})
	}
	if meta {
		d.Related = append(d.Related, metaEntry(f, kind))
	}
	return d
}

func metaEntry(f taint.Flow, kind rules.SinkKind) analysis.RelatedInformation {
	severity := f.Severity
	if severity == "" {
		severity = kind.Severity
	}
	b, err := json.Marshal(Meta{Severity: severity, Confidence: f.Confidence, Symbol: f.Symbol, Source: f.Source})
	if err != nil {
		panic(fmt.Sprintf("encode %+v: %v", f, err)) // strings always encode
	}
	return analysis.RelatedInformation{Pos: f.Pos, End: token.NoPos, Message: MetaPrefix + string(b)}
}
