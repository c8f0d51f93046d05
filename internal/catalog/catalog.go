// Package catalog is every rule, Go, text or posture, in one sorted view: what
// `rules`, `explain`, SARIF, the README table and readiness read.
//
// It knows no engine: whoever starts leakvet passes the rules in.
package catalog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// Rule is a [rules.Rule] with its levels parsed and its engine known.
type Rule struct {
	ID         string
	Engine     finding.Engine
	Title      string
	Doc        rules.Doc
	Severity   finding.Severity
	Confidence finding.Confidence
	// Production lists the production rules that a finding breaks.
	Production []int
	CWE        []int
	Tags       []string
	Remedy     string
	// Source is the file that the rule lives in, from the repository's root.
	Source string
}

// Group is the rules of one engine.
type Group struct {
	Engine finding.Engine
	Rules  []rules.Rule
}

// Catalog is a set of rules that does not change.
type Catalog struct {
	rules []Rule // sorted by id
}

// New checks and sorts the rules. Its error names every rule at fault, not just
// the first.
func New(groups ...Group) (*Catalog, error) {
	c := new(Catalog)
	var errs []error
	for _, g := range groups {
		for _, r := range g.Rules {
			rule, err := g.rule(r)
			if err != nil {
				errs = append(errs, fmt.Errorf("rule %q (%s): %w", r.ID, r.Source, err))
				continue
			}
			c.rules = append(c.rules, rule)
		}
	}
	slices.SortStableFunc(c.rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(c.rules); i++ {
		if a, b := c.rules[i-1], c.rules[i]; a.ID == b.ID {
			errs = append(errs, fmt.Errorf("rule %q is in the catalog twice: %s and %s", a.ID, a.Source, b.Source))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("build the catalog of rules: %w", err)
	}
	return c, nil
}

func (g Group) rule(r rules.Rule) (Rule, error) {
	severity, err := finding.ParseSeverity(r.Severity)
	if err != nil {
		return Rule{}, err
	}
	confidence, err := finding.ParseConfidence(r.Confidence)
	if err != nil {
		return Rule{}, err
	}
	if missing := g.missing(r); len(missing) > 0 {
		return Rule{}, fmt.Errorf("it says nothing under %s", strings.Join(missing, ", "))
	}
	if len(r.Production) == 0 {
		return Rule{}, errors.New("it serves no production rule")
	}
	for _, n := range r.Production {
		if n < 1 || n > rules.ProductionCount {
			return Rule{}, fmt.Errorf("production rule %d: there are 1 to %d", n, rules.ProductionCount)
		}
	}
	return Rule{
		ID:         r.ID,
		Engine:     g.Engine,
		Title:      r.Title,
		Doc:        r.Doc,
		Severity:   severity,
		Confidence: confidence,
		Production: r.Production,
		CWE:        r.CWE,
		Tags:       r.Tags,
		Remedy:     r.Remedy,
		Source:     r.Source,
	}, nil
}

// missing lists what a rule has to say and does not. A Go check has the whole
// manual; for a pattern, the example is often the pattern.
func (g Group) missing(r rules.Rule) []string {
	need := []struct{ name, text string }{
		{"id", r.ID},
		{"title", r.Title},
		{"what it finds", r.Doc.Finds},
		{"why it matters", r.Doc.Why},
		{"remedy", r.Remedy},
	}
	if g.Engine == finding.EngineGo {
		need = append(need, []struct{ name, text string }{
			{"example", r.Doc.Example},
			{"instead", r.Doc.Instead},
			{"limits", r.Doc.Limits},
		}...)
	}
	var out []string
	for _, n := range need {
		if strings.TrimSpace(n.text) == "" {
			out = append(out, n.name)
		}
	}
	return out
}

// Rules returns every rule, sorted by id.
func (c *Catalog) Rules() []Rule { return slices.Clone(c.rules) }

// Rule finds a rule; ok is false for an unknown id.
func (c *Catalog) Rule(id string) (r Rule, ok bool) {
	i, ok := slices.BinarySearchFunc(c.rules, id, func(r Rule, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return Rule{}, false
	}
	return c.rules[i], true
}

// Production finds a production rule by its number.
func Production(number int) (p rules.Production, ok bool) {
	for _, p := range rules.ProductionRules() {
		if p.Number == number {
			return p, true
		}
	}
	return rules.Production{}, false
}

// DidYouMean completes an error about any unknown word; it is [rules.Suggest] for
// packages that see the catalog and not the rules.
func DidYouMean(word string, known []string) string { return rules.Suggest(word, known) }

// maxNamed is how many rules Suggest names that merely contain the word.
const maxNamed = 5

// Suggest completes an error about an unknown rule: `; did you mean "logleak"?`,
// else the rules that have the word in their id, else nothing.
func (c *Catalog) Suggest(id string) string {
	var ids, named []string
	for _, r := range c.rules {
		ids = append(ids, r.ID)
		if id != "" && strings.Contains(r.ID, strings.ToLower(id)) && len(named) < maxNamed {
			named = append(named, r.ID)
		}
	}
	if s := rules.Suggest(id, ids); s != "" {
		return s
	}
	if len(named) > 0 {
		return "; rules named like it: " + strings.Join(named, ", ")
	}
	return ""
}
