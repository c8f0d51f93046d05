package textscan

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRules are the patterns of the .gitignore files met so far. It serves
// trees that git cannot list and knows what such files commonly hold: comments,
// globs with **, "!" and a slash in front, within or behind. It does not know
// escapes, the user's own exclude file and info/exclude.
type ignoreRules struct{ rules []ignoreRule }

type ignoreRule struct {
	dir     string // where the .gitignore lies, relative to the walk
	glob    string
	negated bool
	dirOnly bool
}

// load adds the patterns of a directory, which a walk has come to, and drops those of
// directories that it has left.
func (r *ignoreRules) load(file, dir string) error {
	for n := len(r.rules); n > 0 && !below(dir, r.rules[n-1].dir); n-- {
		r.rules = r.rules[:n-1]
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		rule := ignoreRule{dir: dir}
		line, rule.negated = strings.CutPrefix(line, "!")
		line, rule.dirOnly = strings.CutSuffix(line, "/")
		// A slash at the front or within ties a pattern to its directory.
		if !strings.Contains(line, "/") {
			line = "**/" + line
		}
		rule.glob = strings.TrimPrefix(line, "/")
		if doublestar.ValidatePattern(rule.glob) {
			r.rules = append(r.rules, rule)
		}
	}
	return nil
}

// below reports whether a path lies in a directory; "." is the root of the walk.
func below(p, dir string) bool {
	return dir == "." || strings.HasPrefix(p, dir) && (len(p) == len(dir) || p[len(dir)] == '/')
}

// match reports whether a path is ignored: the last pattern that matches decides.
// The walk does not enter ignored directories, so a path's parents are not.
func (r *ignoreRules) match(p string, isDir bool) bool {
	ignored := false
	p = path.Clean(p)
	for _, rule := range r.rules {
		if rule.dirOnly && !isDir {
			continue
		}
		rel := p
		if rule.dir != "." {
			var below bool
			if rel, below = strings.CutPrefix(p, rule.dir+"/"); !below {
				continue
			}
		}
		if doublestar.MatchUnvalidated(rule.glob, rel) {
			ignored = !rule.negated
		}
	}
	return ignored
}
