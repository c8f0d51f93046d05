package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestEmbedded asserts what the lazy decoding rests on: every file decodes, its
// head reads the same with and without the decoder, and no symbol lies outside the
// packages that it is looked up for.
func TestEmbedded(t *testing.T) {
	set := Embedded()
	if len(set.files) == 0 {
		t.Fatal("no models")
	}
	for _, f := range set.files {
		m, err := f.load()
		if err != nil {
			t.Error(err)
			continue
		}
		if m.Library == "" || !strings.HasPrefix(m.URL, "https://") {
			t.Errorf("%s: library %q and url %q should say what it models", f.name, m.Library, m.URL)
		}
		var want []string
		for _, p := range m.Packages {
			want = append(want, StripMajor(p))
		}
		if !slices.Equal(f.packages, want) {
			t.Errorf("%s: headerPackages reads %q, the decoder %q", f.name, f.packages, want)
		}
		for _, s := range stanzas(m) {
			for _, sym := range s.parsed {
				if !slices.ContainsFunc(f.packages, func(p string) bool { return atOrBelow(StripMajor(sym.Package), p) }) {
					t.Errorf("%s: [[%s]] %v is in none of the packages %q", f.name, s.table, sym, f.packages)
				}
			}
		}
	}
}

// TestNoDuplicates asserts that no stanza says again what another one has said.
func TestNoDuplicates(t *testing.T) {
	seen := map[string]string{}
	for _, f := range Embedded().files {
		m, err := f.load()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stanzas(m) {
			for _, sym := range s.parsed {
				key := fmt.Sprint(s.table, sym, s.rest)
				if other, ok := seen[key]; ok {
					t.Errorf("%s: [[%s]] %v is in %s already", f.name, s.table, sym, other)
				}
				seen[key] = f.name
			}
		}
	}
}

type stanza struct {
	table  string
	parsed []Symbol
	rest   string // all but the symbols
}

func stanzas(m *Model) []stanza {
	var out []stanza
	add := func(table string, s Symbols, rest ...any) {
		st := stanza{table: table, rest: fmt.Sprint(rest...)}
		for _, n := range append(append(slices.Clone(s.Symbols), s.Types...), s.Symbol, s.Type) {
			if n == "" {
				continue
			}
			sym, err := ParseSymbol(s.Package, n)
			if err != nil {
				panic(err) // the loader has read it
			}
			st.parsed = append(st.parsed, sym)
		}
		out = append(out, st)
	}
	for _, s := range m.Sources {
		add("source", s.Symbols, s.NameArg != nil, s.Out, s.Results)
	}
	for _, s := range m.Sinks {
		add("sink", s.Symbols, s.Kind, s.Args, s.Callback != nil, s.Names)
	}
	for _, s := range m.Sanitizers {
		add("sanitizer", s.Symbols, s.Args)
	}
	for _, s := range m.Propagators {
		add("propagator", s.Symbols, s.From, s.To)
	}
	for _, s := range m.Slots {
		add("slot", s.Symbols, s.Args)
	}
	return out
}

func atOrBelow(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

// TestEveryMajor asserts that a stanza names the packages of a module without its major
// version: the next one, which most often is the same, is then known too. A last element
// that is a version is the package's own name.
func TestEveryMajor(t *testing.T) {
	for _, f := range Embedded().files {
		m, err := f.load()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stanzas(m) {
			for _, sym := range s.parsed {
				dir, last := path.Split(sym.Package)
				if own := isMajor(last) && strings.Count(dir, "/") > 3; StripMajor(sym.Package) != sym.Package && !own {
					t.Errorf("%s: [[%s]] %v names one major version: leave it out", f.name, s.table, sym)
				}
			}
		}
	}
}
