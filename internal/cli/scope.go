package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// scope is what a scan looks at.
type scope struct {
	root  string   // absolute; findings are named relative to it
	paths []string // below root, with slashes, patterns with "/..."; empty means everything
}

// newScope reads the arguments of scan. Inside the working directory findings are
// named relative to it, so that a terminal can open them; elsewhere relative to what
// was named.
func newScope(dir string, args []string) (scope, error) {
	type target struct {
		abs     string
		pattern bool
		file    bool
	}
	var targets []target
	inside := true
	for _, a := range args {
		name, pattern := strings.CutSuffix(filepath.ToSlash(a), "...")
		if strings.Contains(name, "...") {
			return scope{}, fmt.Errorf("scan %s: \"...\" stands at the end of a pattern only", a)
		}
		if name == "" {
			return scope{}, fmt.Errorf("scan %q: name a path, or ./... for all below", a)
		}
		abs := filepath.FromSlash(name)
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(dir, abs)
		}
		abs = filepath.Clean(abs)
		info, err := os.Stat(abs)
		if errors.Is(err, fs.ErrNotExist) {
			return scope{}, fmt.Errorf("scan %s: no such file or directory", a)
		} else if err != nil {
			return scope{}, fmt.Errorf("scan %s: %w", a, err)
		}
		if pattern && !info.IsDir() {
			return scope{}, fmt.Errorf("scan %s: %s is not a directory", a, name)
		}
		targets = append(targets, target{abs, pattern, !info.IsDir()})
		inside = inside && below(dir, abs)
	}
	s := scope{root: dir}
	if len(targets) == 0 {
		return s, nil
	}
	if !inside {
		s.root = targets[0].abs
		if targets[0].file {
			s.root = filepath.Dir(s.root)
		}
		for _, t := range targets[1:] {
			for !below(s.root, t.abs) {
				s.root = filepath.Dir(s.root)
			}
		}
	}
	for _, t := range targets {
		rel, err := filepath.Rel(s.root, t.abs)
		if err != nil {
			return scope{}, fmt.Errorf("scan %s: %w", t.abs, err)
		}
		if rel == "." {
			return scope{root: s.root}, nil // everything, whatever else is named
		}
		p := filepath.ToSlash(rel)
		if t.pattern {
			p += "/..."
		}
		s.paths = append(s.paths, p)
	}
	return s, nil
}

// directories are the paths without the dots of a pattern.
func (s scope) directories() []string {
	var out []string
	for _, p := range s.paths {
		out = append(out, strings.TrimSuffix(p, "/..."))
	}
	return out
}

func below(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}

// named makes a finding's path relative to the argument that it is below.
func (s scope) named(path string) string {
	best := ""
	for _, p := range s.directories() {
		if path == p {
			return path[strings.LastIndexByte(path, '/')+1:]
		}
		if strings.HasPrefix(path, p+"/") && len(p) > len(best) {
			best = p
		}
	}
	if best == "" {
		return path
	}
	return path[len(best)+1:]
}

// repository returns the path of the root inside its repository, with slashes, or ""
// if they are the same or there is none.
func (s scope) repository() string {
	for dir := s.root; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			if rel, err := filepath.Rel(dir, s.root); err == nil && rel != "." {
				return filepath.ToSlash(rel)
			}
			return ""
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
