package triage

import (
	"fmt"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

// historic finds the finding in the tree that is the same secret as one in history: in the
// same file, else wherever it has gone. What the tree says of a place, such as a comment
// that allows it, is said of the versions before it too.
func historic(fs []finding.Finding, ix index, i int) int {
	old := &fs[i]
	if !inHistory(old) {
		return -1
	}
	candidates := ix.bySecret[old.Identity]
	if old.Identity == "" { // the file itself is the secret
		candidates = ix.byPath[old.Location.Path]
	}
	elsewhere := -1
	for _, j := range candidates {
		now := &fs[j]
		if inHistory(now) || now.Location.Object != "" || now.Identity != old.Identity || now.Rule != old.Rule && now.Engine != finding.EngineGo {
			continue
		}
		if hasPlace(now, old.Location.Path) {
			return j
		}
		if elsewhere < 0 && (now.Suppression == nil) == (old.Suppression == nil) {
			elsewhere = j
		}
	}
	return elsewhere
}

func inHistory(f *finding.Finding) bool { return f.Commit != nil && f.Location.Object != "" }

// hasPlace reports whether a finding, or one that it absorbed, is in a file.
func hasPlace(f *finding.Finding, path string) bool {
	if f.Location.Path == path {
		return true
	}
	for _, s := range f.Related {
		if s.Location.Path == path && s.Location.Object == "" {
			return true
		}
	}
	return false
}

// absorbHistory adds a version of history to the finding in the tree, which takes the
// oldest commit for the one that brought the secret in.
func absorbHistory(f, old *finding.Finding) {
	commit := old.Commit
	old.Message += fmt.Sprintf(" in commit %s", commit.Short())
	absorb(f, old)
	if f.Commit == nil || older(commit, f.Commit) {
		f.Commit = commit
	}
}

func older(a, b *finding.Commit) bool {
	x, err1 := time.Parse(time.RFC3339, a.Date)
	y, err2 := time.Parse(time.RFC3339, b.Date)
	return err1 == nil && err2 == nil && x.Before(y)
}
