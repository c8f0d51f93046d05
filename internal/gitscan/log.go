package gitscan

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// revision is a commit, or the index, and what it changes.
type revision struct {
	commit  *finding.Commit // nil for the index
	changes []change
	deleted []version
}

// change is one file of a revision.
type change struct {
	version
	// old are the versions that it had in the parents.
	old []version
}

// version is a file's content.
type version struct{ path, id string }

// What git has in place of a file.
const (
	modeNone      = "000000"
	modeLink      = "120000"
	modeSubmodule = "160000"
)

// rawFlags make git list changed files with the ids of their contents. Merges list what
// differs from all parents, the rest came in with the parents. Renames are not
// looked for: git would read contents for that, which a partial clone may lack.
var rawFlags = []string{"--raw", "-z", "--no-abbrev", "--no-renames", "--no-color", "--no-ext-diff"}

// revisions lists commits, parents first, and calls yield with each until it returns
// false. args select them, as for git rev-list.
func (r *Repository) revisions(ctx context.Context, args []string, yield func(*revision) bool) error {
	all := append([]string{"-c", "log.showRoot=true", "log", "--reverse", "--topo-order", "-c", "--no-notes", "--no-show-signature", "--no-decorate"}, rawFlags...)
	all = append(all, "--format=%x00commit%x00%H%x00%an%x00%ae%x00%aI")
	return r.raw(ctx, append(all, args...), yield)
}

// staged lists what the index changes against HEAD, which may be unborn.
func (r *Repository) staged(ctx context.Context, yield func(*revision) bool) error {
	return r.raw(ctx, append([]string{"diff", "--cached", "--ignore-submodules=none"}, rawFlags...), yield)
}

// raw runs a command that prints raw changes and parses them.
func (r *Repository) raw(ctx context.Context, args []string, yield func(*revision) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := r.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return gitError("log", err, "")
	}
	stopped, parseErr := parseRaw(bufio.NewReaderSize(out, 1<<16), yield)
	if stopped || parseErr != nil {
		cancel()
		_ = cmd.Wait() // killed
		return parseErr
	}
	if err := cmd.Wait(); err != nil {
		return gitError("log", err, stderr.String())
	}
	return nil
}

// parseRaw reads tokens that end in NUL: "commit" and four fields, or a line of modes, ids
// and status that a path follows. Between them stand empty tokens and line ends.
func parseRaw(in *bufio.Reader, yield func(*revision) bool) (stopped bool, err error) {
	token := func() string {
		s, e := in.ReadString(0)
		if e != nil && err == nil {
			err = e
		}
		return strings.TrimSuffix(s, "\x00")
	}
	var rev *revision
	for {
		t := strings.TrimLeft(token(), "\n")
		switch {
		case errors.Is(err, io.EOF) && t == "":
			if rev != nil {
				return !yield(rev), nil
			}
			return false, nil
		case err != nil:
			return false, fmt.Errorf("read the output of git: %w", err)
		case t == "":
		case t == "commit":
			if rev != nil && !yield(rev) {
				return true, nil
			}
			rev = &revision{commit: &finding.Commit{ID: token(), Author: token(), Email: token(), Date: token()}}
		case t[0] == ':':
			if rev == nil {
				rev = new(revision)
			}
			if !rev.add(t, token()) {
				return false, fmt.Errorf("git printed %q, which is no change that leakvet knows", t)
			}
		default:
			return false, fmt.Errorf("git printed %q, which is no commit that leakvet knows", t)
		}
	}
}

// add adds ":oldmode newmode oldid newid status", with an old mode and id for each parent.
func (rev *revision) add(line, path string) bool {
	rest := strings.TrimLeft(line, ":")
	parents := len(line) - len(rest)
	f := strings.Fields(rest)
	if len(f) != 2*(parents+1)+1 {
		return false
	}
	modes, ids := f[:parents+1], f[parents+1:2*parents+2]
	file := func(mode string) bool { return mode != modeNone && mode != modeLink && mode != modeSubmodule }
	var old []version
	for i := range parents {
		if file(modes[i]) {
			old = append(old, version{path, ids[i]})
		}
	}
	switch mode := modes[parents]; {
	case mode == modeNone:
		rev.deleted = append(rev.deleted, old...)
	case file(mode):
		rev.changes = append(rev.changes, change{version{path, ids[parents]}, old})
	}
	return true
}
