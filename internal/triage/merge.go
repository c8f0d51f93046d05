package triage

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// Merge makes one finding of what is one leak seen from several sides. The finding that
// says more stays, with the places of the others as related ones and the graver
// levels. What is suppressed and what is not never become one, or a comment at one
// place would hide another.
//
//   - the same place, see [Dedup];
//   - a literal in Go code, as text and as the source of a flow;
//   - a flow into a function that leaks, seen in the function and in its callers;
//   - a secret in a file, raw and encoded;
//   - a secret in the tree and in history.
func Merge(functions *GoFiles) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		finding.Sort(fs) // what absorbs what must not depend on which engine was faster
		fs = Dedup(fs)
		fs = merge(fs, functions.literal)
		fs = merge(fs, called)
		fs = merge(fs, encoded)
		return merge(fs, historic)
	}
}

// pair looks for the finding that absorbs the ith, or returns -1.
type pair func(fs []finding.Finding, ix index, i int) int

// index finds findings by the files that they have a place in, and by their secrets.
type index struct {
	byPath   map[string][]int
	bySecret map[finding.Identity][]int
}

func merge(fs []finding.Finding, find pair) []finding.Finding {
	ix := index{make(map[string][]int), make(map[finding.Identity][]int)}
	for i := range fs {
		for _, p := range paths(&fs[i]) {
			ix.byPath[p] = append(ix.byPath[p], i)
		}
		if id := fs[i].Identity; id != "" {
			ix.bySecret[id] = append(ix.bySecret[id], i)
		}
	}
	into := make([]int, len(fs))
	for i := range fs {
		into[i] = find(fs, ix, i)
	}
	gone := make([]bool, len(fs))
	for i, j := range into {
		// The one that stays must stay itself.
		if j < 0 || into[j] >= 0 {
			continue
		}
		if inHistory(&fs[i]) && !inHistory(&fs[j]) {
			absorbHistory(&fs[j], &fs[i])
			gone[i] = true
			continue
		}
		if (fs[i].Suppression == nil) != (fs[j].Suppression == nil) {
			continue
		}
		absorb(&fs[j], &fs[i])
		gone[i] = true
	}
	out := fs[:0]
	for i, f := range fs {
		if !gone[i] {
			out = append(out, f)
		}
	}
	return out
}

// paths lists the files that a finding has a place in, each once.
func paths(f *finding.Finding) []string {
	out := []string{f.Location.Path}
	for _, s := range f.Flow {
		if !slices.Contains(out, s.Location.Path) {
			out = append(out, s.Location.Path)
		}
	}
	return out
}

// hardCoded is how the Go engine begins to describe a literal.
const hardCoded = "hard-coded "

// literal finds the flow that begins with the literal of a text finding. The engine
// places it where it is declared or, of one that is a constant's or has no name, at the
// function that uses it.
func (g *GoFiles) literal(fs []finding.Finding, ix index, i int) int {
	t := &fs[i]
	if t.Engine != finding.EngineText || t.Location.Object != "" || !strings.HasSuffix(t.Location.Path, ".go") {
		return -1
	}
	_, local := g.Function(t.Location)
	line := t.Location.Region.StartLine
	for _, j := range ix.byPath[t.Location.Path] {
		flow := &fs[j]
		if flow.Engine != finding.EngineGo || len(flow.Flow) == 0 {
			continue
		}
		src := flow.Flow[0]
		_, title, ok := strings.Cut(src.Message, hardCoded)
		if !ok || src.Location.Path != t.Location.Path {
			continue
		}
		named := src.Location.Region.StartLine == line
		unnamed := strings.HasPrefix(t.Message, title+" ") && (!local || flow.Location.Symbol == t.Location.Symbol && flow.Location.Path == t.Location.Path &&
			src.Location.Region.StartLine <= line && line <= flow.Location.Region.EndLine)
		if named || unnamed {
			return j
		}
	}
	return -1
}

// called finds the finding inside the function that a flow ends in.
func called(fs []finding.Finding, ix index, i int) int {
	caller := &fs[i]
	if caller.Engine != finding.EngineGo || len(caller.Flow) < 3 {
		return -1
	}
	for _, s := range caller.Flow[1:] {
		if samePlace(s.Location, caller.Location) {
			continue
		}
		for _, j := range ix.byPath[s.Location.Path] {
			callee := &fs[j]
			if j != i && callee.Engine == finding.EngineGo && callee.Rule == caller.Rule && callee.Kind == caller.Kind && samePlace(s.Location, callee.Location) {
				return j
			}
		}
	}
	return -1
}

func samePlace(a, b finding.Location) bool {
	return a.Path == b.Path && a.Object == b.Object &&
		a.Region.StartLine == b.Region.StartLine && a.Region.StartColumn == b.Region.StartColumn
}

// decoded reports whether a secret was found in what an encoding held, or in a document
// inside another.
func decoded(f *finding.Finding) bool {
	p := f.Location.Pointer
	return p != "" && (!strings.HasPrefix(p, "/") || strings.Contains(p, " → ")) || strings.Contains(f.Message, " inside ")
}

// encoded finds the plain form of a secret that its file also has encoded, or, where there
// is none, the first of equal ones that overlap. What was found in the whole of a file in
// another form, and has no place of its own, is the one that has.
func encoded(fs []finding.Finding, ix index, i int) int {
	e := &fs[i]
	if e.Engine != finding.EngineText || e.Identity == "" || !decoded(e) {
		return -1
	}
	other := -1
	for _, j := range ix.bySecret[e.Identity] {
		p := &fs[j]
		if j == i || p.Engine != finding.EngineText || p.Location.Path != e.Location.Path || p.Location.Object != e.Location.Object {
			continue
		}
		if !decoded(p) {
			return j
		}
		if other < 0 && (nowhere(e.Location.Region) && !nowhere(p.Location.Region) || j < i && overlap(p.Location.Region, e.Location.Region)) {
			other = j
		}
	}
	return other
}

// nowhere is a region of no extent, of which nothing but the file is known.
func nowhere(r finding.Region) bool {
	return r.StartLine == r.EndLine && r.StartColumn >= r.EndColumn
}

func overlap(a, b finding.Region) bool {
	before := func(a, b finding.Region) bool {
		return a.EndLine < b.StartLine || a.EndLine == b.StartLine && a.EndColumn <= b.StartColumn
	}
	return !before(a, b) && !before(b, a)
}

// absorb adds what another finding of the same leak knows.
func absorb(f, other *finding.Finding) {
	name := other.Rule
	if other.Kind != "" {
		name += "/" + other.Kind
	}
	f.Related = append(f.Related, finding.Step{Location: other.Location, Message: name + ": " + other.Message})
	f.Related = append(f.Related, other.Related...)
	f.Severity = max(f.Severity, other.Severity)
	f.Confidence = max(f.Confidence, other.Confidence)
	f.Production = union(f.Production, other.Production)
	f.CWE = union(f.CWE, other.CWE)
	if f.Preview == "" {
		f.Preview = other.Preview
	}
	if f.Identity == "" {
		f.Identity = other.Identity
	}
}

// union adds to a list what it lacks. The list may be the rule's own.
func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, n := range b {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
