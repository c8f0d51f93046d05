package gitscan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Repository is a git repository, read through the git command: it knows every format
// that a repository can have (packs, alternates, SHA-256, reftable, work trees).
type Repository struct {
	// Root is the top of the work tree; of a bare repository, its directory.
	Root string
	// Bare is set if there is no work tree.
	Bare bool

	dir     string
	env     []string
	shallow map[string]bool // commits whose parents are not here
}

// Open finds the repository that dir is in, as git does: it honours GIT_DIR and the
// other variables of env that git's hooks set.
func Open(ctx context.Context, dir string, env []string) (*Repository, error) {
	r := &Repository{dir: dir, env: append(slices.Clone(env),
		"LC_ALL=C",                 // its messages are read here
		"GIT_OPTIONAL_LOCKS=0",     // reading must not write
		"GIT_NO_LAZY_FETCH=1",      // a scan needs no network
		"GIT_TERMINAL_PROMPT=0",    // and asks nothing
		"GIT_NO_REPLACE_OBJECTS=1", // what was pushed is scanned, not what stands in for it
	)}
	out, err := r.git(ctx, "rev-parse", "--is-inside-work-tree", "--absolute-git-dir", "--is-shallow-repository")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, fmt.Errorf("%s is not in a git repository: run leakvet there, or name one with -C", dir)
		}
		return nil, err
	}
	facts := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(facts) != 3 {
		return nil, fmt.Errorf("git rev-parse: %d lines, want 3; git 2.15 or later is needed", len(facts))
	}
	r.Root, r.Bare = facts[1], facts[0] != "true"
	if !r.Bare {
		top, err := r.git(ctx, "rev-parse", "--show-toplevel")
		if err != nil {
			return nil, err
		}
		r.Root = filepath.FromSlash(strings.TrimSuffix(top, "\n"))
	}
	if facts[2] == "true" {
		return r, r.loadShallow(ctx)
	}
	return r, nil
}

// loadShallow reads where the history of a shallow clone ends.
func (r *Repository) loadShallow(ctx context.Context) error {
	out, err := r.git(ctx, "rev-parse", "--git-path", "shallow")
	if err != nil {
		return err
	}
	file := strings.TrimSuffix(out, "\n")
	if !filepath.IsAbs(file) {
		file = filepath.Join(r.dir, file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read where the shallow clone ends: %w", err)
	}
	r.shallow = make(map[string]bool)
	for _, id := range strings.Fields(string(data)) {
		r.shallow[id] = true
	}
	return nil
}

// command prepares a git command that does not run what the repository's own
// configuration names, and that an interrupt from the terminal does not reach:
// what was found by then is still wanted.
func (r *Repository) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-pager", "-c", "core.fsmonitor=false", "-C", r.dir}, args...)...)
	cmd.Env = r.env
	ownGroup(cmd)
	return cmd
}

// git runs a command and returns what it prints.
func (r *Repository) git(ctx context.Context, args ...string) (string, error) {
	cmd := r.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", gitError(args[0], err, stderr.String())
	}
	return string(out), nil
}

// gitError says in one line what git complained about.
func gitError(command string, err error, stderr string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("no git command in PATH: install git to scan repositories")
	}
	for line := range strings.Lines(stderr) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "warning:") && !strings.HasPrefix(line, "hint:") {
			return fmt.Errorf("git %s: %s", command, strings.TrimPrefix(line, "fatal: "))
		}
	}
	return fmt.Errorf("git %s: %w", command, err)
}

// Object reads a blob, for the lines around a finding. It works when the scan itself has
// been stopped.
func (r *Repository) Object(id string, limit int64) ([]byte, error) {
	cat, err := r.catFile(context.Background())
	if err != nil {
		return nil, err
	}
	defer cat.close()
	size, err := cat.open(id)
	if err != nil {
		return nil, err
	}
	if size > limit {
		return nil, fmt.Errorf("object %s has %d bytes", id, size)
	}
	return io.ReadAll(cat)
}
