// Package modelcheck compares models with the libraries that they describe. A
// model that names a function which does not exist, or counts its arguments
// wrongly, would silently find nothing.
package modelcheck

import (
	"fmt"
	"go/types"
	"maps"
	"slices"

	"github.com/leakvet/leakvet/rules"
)

// Problem is one stanza that does not fit its library.
type Problem struct {
	Table  string // "sink"
	Index  int    // of the stanza among those of its table, from 0
	Symbol string // as resolved: "(net/http.Header).Get"
	Text   string
}

func (p Problem) String() string {
	return fmt.Sprintf("[[%s]] number %d, %s: %s", p.Table, p.Index+1, p.Symbol, p.Text)
}

// Check resolves every symbol, argument, result and field that the model names
// in the packages, and returns what does not fit. A symbol whose path has no
// major version need exist in one major version only, but must fit wherever it
// exists.
func Check(m *rules.Model, pkgs []*types.Package) []Problem {
	c := &checker{pkgs: pkgs}
	for i, s := range m.Sources {
		c.stanza("source", i, s.Symbols, func(o object) []string { return o.source(s) })
	}
	for i, s := range m.Sinks {
		c.stanza("sink", i, s.Symbols, func(o object) []string { return o.sink(s) })
	}
	for i, s := range m.Sanitizers {
		c.stanza("sanitizer", i, s.Symbols, func(o object) []string { return o.sanitizer(s) })
	}
	for i, p := range m.Propagators {
		c.stanza("propagator", i, p.Symbols, func(o object) []string { return o.propagator(p) })
		c.stanza("propagator", i, rules.Symbols{Package: p.Package, Symbols: p.Exclude}, func(object) []string { return nil })
	}
	for i, s := range m.Slots {
		c.stanza("slot", i, s.Symbols, func(o object) []string { return o.slot(s) })
	}
	return c.problems
}

type checker struct {
	pkgs     []*types.Package
	problems []Problem
}

func (c *checker) stanza(table string, index int, s rules.Symbols, check func(object) []string) {
	for _, n := range names(s) {
		sym, err := rules.ParseSymbol(s.Package, n.name)
		if err != nil { // the loader has rejected it
			c.problems = append(c.problems, Problem{table, index, n.name, err.Error()})
			continue
		}
		for _, text := range c.symbol(sym, n.isType, check) {
			c.problems = append(c.problems, Problem{table, index, spell(sym), text})
		}
	}
}

// symbol checks one name in every package that it can stand for.
func (c *checker) symbol(sym rules.Symbol, isType bool, check func(object) []string) []string {
	var texts []string
	found, loaded := false, false
	missing := ""
	for _, pkg := range c.pkgs {
		if pkg.Path() != sym.Package && (rules.StripMajor(pkg.Path()) != sym.Package) {
			continue
		}
		loaded = true
		o, err := resolve(pkg, sym)
		if err != nil {
			missing = err.Error()
			continue
		}
		found = true
		for _, t := range append(o.misnamed(sym, isType), check(o)...) {
			texts = append(texts, fmt.Sprintf("in %s: %s", pkg.Path(), t))
		}
	}
	switch {
	case !loaded:
		return []string{"the package was not found"}
	case !found:
		return []string{missing}
	}
	return texts
}

type name struct {
	name   string
	isType bool
}

// names lists what a stanza is about, in the order of the schema.
func names(s rules.Symbols) []name {
	var out []name
	if s.Symbol != "" {
		out = append(out, name{s.Symbol, false})
	}
	for _, n := range s.Symbols {
		out = append(out, name{n, false})
	}
	if s.Type != "" {
		out = append(out, name{s.Type, true})
	}
	for _, n := range s.Types {
		out = append(out, name{n, true})
	}
	return out
}

// symbolPackages lists the packages that a model's stanzas name, sorted.
func symbolPackages(m *rules.Model) []string {
	set := map[string]bool{}
	each(m, func(s rules.Symbols) {
		for _, n := range names(s) {
			if sym, err := rules.ParseSymbol(s.Package, n.name); err == nil {
				set[sym.Package] = true
			}
		}
	})
	return slices.Sorted(maps.Keys(set))
}

func each(m *rules.Model, f func(rules.Symbols)) {
	for _, s := range m.Sources {
		f(s.Symbols)
	}
	for _, s := range m.Sinks {
		f(s.Symbols)
	}
	for _, s := range m.Sanitizers {
		f(s.Symbols)
	}
	for _, s := range m.Propagators {
		f(s.Symbols)
	}
	for _, s := range m.Slots {
		f(s.Symbols)
	}
}

func spell(s rules.Symbol) string {
	switch {
	case s.Type == "":
		return s.Package + "." + s.Name
	case s.Name == "":
		return s.Package + "." + s.Type
	}
	return fmt.Sprintf("(%s.%s).%s", s.Package, s.Type, s.Name)
}
