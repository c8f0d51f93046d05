// Package taint follows credentials through Go code. It is one analyzer that
// reports nothing itself: it summarises every function of a package (what reaches
// its results, its callers' memory and the sinks, in terms of its inputs), exports
// the summaries as a fact, and leaves the flows that it found for the checks.
//
// It knows kinds and ports, never a library's name: what is a source, a sink, a
// sanitizer or a propagator stands in rules/models.
package taint

import (
	"fmt"
	"go/token"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// Result is what the engine found in one package.
type Result struct{ Flows []Flow }

// Flow is one credential that reaches one sink.
type Flow struct {
	// Kind is the id of the sink kind.
	Kind string
	// Pos and End span the sink's statement.
	Pos, End token.Pos
	// Message is "API key from … reaches a log via …".
	Message string
	// Steps lead from the source to the sink.
	Steps []Step
	// Confidence is "high", "medium" or "low"; Severity is empty where the kind decides.
	Confidence, Severity string
	// Symbol is the enclosing function, Source the "file:line:col" of the source.
	Symbol, Source string
}

// Step is one hop of a flow. Its file may belong to another package; then Pos is
// not valid and the place stands in the message.
type Step struct {
	Pos     token.Pos
	Message string
}

// Analyzer is the engine with leakvet's own models.
var Analyzer = New(rules.Embedded())

// New returns an engine over other models.
func New(models *rules.Set) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "leakvettaint",
		Doc:        "follow credentials from sources to sinks (reports nothing itself)",
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(Summaries)},
		Run: func(pass *analysis.Pass) (any, error) {
			res, err := run(pass, models)
			if err != nil {
				return nil, fmt.Errorf("package %s: %w", pass.Pkg.Path(), err)
			}
			return res, nil
		},
	}
}

func run(pass *analysis.Pass, models *rules.Set) (*Result, error) {
	if isStd(pass.Pkg.Path()) || len(pass.Files) == 0 || onlyGenerated(pass) {
		return new(Result), nil // modelled by hand; plain getters, see getter
	}
	selected, err := models.Select(importsOf(pass.Pkg))
	if err != nil {
		return nil, err
	}
	e := newEngine(pass, newIndex(selected))
	e.build()
	e.analyzeAll()
	if err := e.export(models.Covers(pass.Pkg.Path())); err != nil {
		return nil, err
	}
	return &Result{Flows: e.flows()}, nil
}

// onlyGenerated reports whether a package is nothing but protocol buffer code: it
// is huge, and does nothing but hold data.
func onlyGenerated(pass *analysis.Pass) bool {
	for _, f := range pass.Files {
		name := pass.Fset.Position(f.FileStart).Filename
		if !strings.HasSuffix(name, ".pb.go") && !strings.HasSuffix(name, ".pb.gw.go") {
			return false
		}
	}
	return len(pass.Files) > 0
}

// analyzeAll summarises every function. Package variables and fields that a later
// function fills are known to an earlier one in a second round only.
func (e *engine) analyzeAll() {
	fns := e.functions()
	e.survey(fns)
	for round := range 2 {
		before := e.shared
		for _, fn := range fns {
			e.summaryOf(fn)
		}
		if e.shared == before || round == 1 {
			return
		}
		e.done = make(map[*ssa.Function]*summary)
		e.tentative = make(map[*ssa.Function]tentative)
		e.byCall, e.order = make(map[flowKey]*hit), nil
	}
}
