package triage

import (
	"fmt"
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules/allow"
)

// Lines gives the lines of the file of a location, or nil if it cannot be read.
type Lines func(l finding.Location) []string

// Inline is the stage that honours comments in the code:
//
//	//leakvet:allow RULE -- reason    any comment syntax
//	//nolint:leakvet
//	//levee.DoNotReport               of go-flow-levee, for a team that moves
//
// They stand on the line of the finding, in the comment above it, or in the doc comment of
// the Go function that it is in. gitleaks:allow is the text engine's, as it concerns
// what gitleaks finds.
type Inline struct {
	Lines Lines
	// Go knows the functions of files; see [GoFiles].
	Go *GoFiles
	// Notices tell of comments that suppress nothing because they are incomplete.
	Notices []string

	used map[string]bool // by path:line
}

// Stage marks the findings that a comment suppresses.
func (in *Inline) Stage(fs []finding.Finding) []finding.Finding {
	for i := range fs {
		f := &fs[i]
		s := in.suppression(f)
		if f.Suppression == nil {
			f.Suppression = s
		}
	}
	return fs
}

func (in *Inline) suppression(f *finding.Finding) *finding.Suppression {
	start, end := f.Location.Region.StartLine, f.Location.Region.EndLine
	if start == 0 {
		return nil
	}
	lines := in.Lines(f.Location)
	var fn function
	if in.Go != nil {
		fn, _ = in.Go.Function(f.Location)
	}
	for _, n := range allow.Places(lines, start, end, fn.doc, fn.start) {
		if s := in.comment(f, lines[n-1], n); s != nil {
			return s
		}
	}
	return nil
}

// comment returns what a complete comment about the finding in a line says, or nil.
func (in *Inline) comment(f *finding.Finding, line string, number int) *finding.Suppression {
	c, ok := allow.Parse(line)
	if !ok {
		return nil
	}
	place := fmt.Sprintf("%s:%d", f.Location.Path, number)
	if !c.Complete() {
		in.notice(fmt.Sprintf("%s: leakvet:allow without rule and reason suppresses nothing; write leakvet:allow %s -- why this is no leak", place, f.Rule))
		return nil
	}
	if !c.Covers(f.Rule, f.Kind) {
		return nil
	}
	if in.used == nil {
		in.used = make(map[string]bool)
	}
	in.used[place] = true
	return &finding.Suppression{By: finding.ByComment, Reason: c.Reason, Place: place}
}

func (in *Inline) notice(text string) {
	if !slices.Contains(in.Notices, text) {
		in.Notices = append(in.Notices, text)
	}
}
