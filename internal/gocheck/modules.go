package gocheck

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// target is one run of the go command: packages of one module.
type target struct {
	dir      string // absolute; the go command's working directory
	patterns []string
	env      []string
	flags    []string // for the build
	counted  int      // packages that an earlier run has counted
	loose    bool     // there is no go.mod
	overlay  *overlay // nil if every file is what it is
}

// discover lists the modules that have Go files at or below the paths, and the
// directories with Go files outside of any module.
func discover(root string, paths []string) (targets []target, loose []string, err error) {
	if len(paths) == 0 {
		paths = []string{"./..."}
	}
	byDir := make(map[string]map[string]bool) // working directory → patterns
	add := func(module, dir string, recursive bool) {
		// From outside, "..." does not look into a testdata directory; from within it does.
		if slices.ContainsFunc(strings.Split(slashRel(module, dir), "/"), skipped) {
			module = dir
		}
		if byDir[module] == nil {
			byDir[module] = make(map[string]bool)
		}
		byDir[module][pattern(module, dir, recursive)] = true
	}
	for _, p := range paths {
		start, recursive, err := resolve(root, p)
		if err != nil {
			return nil, nil, err
		}
		outer := enclosing(start)
		if !recursive {
			if !hasGo(start) {
				continue
			}
			if outer == "" {
				loose = append(loose, start)
				continue
			}
			add(outer, start, false)
			continue
		}
		w := walk{start: start, outer: outer}
		if err := w.run(); err != nil {
			return nil, nil, err
		}
		for m := range w.modules {
			// Below its own root a module is taken whole; the one around start, in part.
			add(m, within(m, start), true)
		}
		loose = append(loose, w.loose...)
	}
	for _, d := range slices.Sorted(maps.Keys(byDir)) {
		targets = append(targets, target{dir: d, patterns: slices.Sorted(maps.Keys(byDir[d]))})
	}
	return targets, loose, nil
}

// resolve reads one path: a pattern with "..." or a directory is taken with all below
// it, a file stands for its own package.
func resolve(root, p string) (dir string, recursive bool, err error) {
	p, _, _ = strings.Cut(filepath.ToSlash(p), "...")
	abs := filepath.Join(root, filepath.FromSlash(p))
	info, err := os.Stat(abs)
	if err != nil {
		return "", false, fmt.Errorf("look for Go code: %w", err)
	}
	if !info.IsDir() {
		return filepath.Dir(abs), false, nil
	}
	return abs, true, nil
}

// within returns start if it is inside of the module, else the module's own root.
func within(module, start string) string {
	if start == module || strings.HasPrefix(start, module+string(filepath.Separator)) {
		return start
	}
	return module
}

// pattern spells a directory of a module for the go command.
func pattern(module, dir string, recursive bool) string {
	p := "./" + slashRel(module, dir)
	if p == "./." {
		p = "."
	}
	if recursive {
		return strings.TrimSuffix(p, "/") + "/..."
	}
	return p
}

// enclosing returns the directory at or above dir that has a go.mod, or "".
func enclosing(dir string) string {
	for {
		if isFile(filepath.Join(dir, "go.mod")) {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// walk finds modules below start in one pass over directory entries.
type walk struct {
	start, outer string
	modules      map[string]bool
	loose        []string
}

func (w *walk) run() error {
	w.modules = make(map[string]bool)
	return w.dir(w.start, w.outer)
}

func (w *walk) dir(dir, module string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if dir == w.start {
			return fmt.Errorf("look for Go code: %w", err)
		}
		return nil // the text engine reports what it cannot read
	}
	if dir != w.start && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "go.mod" && e.Type().IsRegular() }) {
		module = dir
	}
	found := false
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			if !skipped(name) {
				if err := w.dir(filepath.Join(dir, name), module); err != nil {
					return err
				}
			}
			continue
		}
		found = found || isGo(name)
	}
	switch {
	case found && module == "":
		w.loose = append(w.loose, dir)
	case found:
		w.modules[module] = true
	}
	return nil
}

// skipped names the directories that the go command's "..." skips, and
// node_modules, which is large and holds no module of the project.
func skipped(name string) bool {
	if name == "." {
		return false
	}
	return name == "vendor" || name == "testdata" || name == "node_modules" || name[0] == '.' || name[0] == '_'
}

// isGo leaves out what the go command ignores.
func isGo(name string) bool {
	return strings.HasSuffix(name, ".go") && name[0] != '_' && name[0] != '.'
}

func hasGo(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() && isGo(e.Name()) })
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func slashRel(root, name string) string {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}
