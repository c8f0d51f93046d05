package gocheck

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/leakvet/leakvet/rules"
)

// symbols looks for what the configuration names: a misspelt function would silently find
// nothing. What is in no module of the tree may be another project's, and is let pass,
// unless it would have to be in one of them.
func (c *check) symbols(ctx context.Context, targets []target) {
	dirs := c.packageDirs(ctx, targets)
	read := make(map[string]*declared)
	for _, n := range c.Names {
		dir, known := dirs[n.Symbol.Package]
		if !known {
			continue
		}
		text := ""
		if dir == "" {
			text = "there is no package " + n.Symbol.Package + rules.Suggest(n.Symbol.Package, packagesBeside(targets, n.Symbol.Package))
		} else {
			if read[dir] == nil {
				read[dir] = readDeclared(dir)
			}
			text = read[dir].missing(n.Symbol)
		}
		if text != "" {
			c.problem("", fmt.Sprintf("%s:%d: [[%s]] names %q: %s", c.ConfigFile, n.Line, n.Table, n.Text, text))
		}
	}
}

// packageDirs finds the directories of the packages that the configuration names: "" if a
// package is missing in the module that it should be in; what is not in the map is
// somebody else's.
func (c *check) packageDirs(ctx context.Context, targets []target) map[string]string {
	dirs := make(map[string]string)
	var others []string
	for _, n := range c.Names {
		pkg := n.Symbol.Package
		if _, ok := dirs[pkg]; ok || slices.Contains(others, pkg) {
			continue
		}
		if dir, ours := ownDir(targets, pkg); ours {
			dirs[pkg] = dir
		} else {
			others = append(others, pkg)
		}
	}
	for _, t := range targets {
		if len(others) == 0 || ctx.Err() != nil {
			break
		}
		if t.loose {
			continue
		}
		t.patterns = others
		found, _ := goList[listed](ctx, c, t, "-find", "-json=ImportPath,Dir,Error") // without, they pass
		for _, p := range found {
			if p.Dir != "" && p.Error == nil {
				dirs[p.ImportPath] = p.Dir
			}
		}
		others = slices.DeleteFunc(others, func(pkg string) bool { return dirs[pkg] != "" })
	}
	return dirs
}

// ownDir is the directory of a package in one of the modules; ours says that its path
// is at or below the module's.
func ownDir(targets []target, pkg string) (dir string, ours bool) {
	for _, t := range targets {
		rest, ok := strings.CutPrefix(pkg, t.modulePath())
		if t.loose || !ok || rest != "" && rest[0] != '/' {
			continue
		}
		ours = true
		if d := filepath.Join(enclosing(t.dir), filepath.FromSlash(rest)); hasGo(d) {
			return d, true
		}
	}
	return "", ours
}

// packagesBeside lists the packages of the modules that one with a misspelt path may be
// meant to be: those with a path as deep.
func packagesBeside(targets []target, pkg string) (out []string) {
	for _, t := range targets {
		path := t.modulePath()
		root := enclosing(t.dir)
		rest, ok := strings.CutPrefix(pkg, path+"/")
		if t.loose || !ok {
			continue
		}
		found, err := filepath.Glob(filepath.Join(root, strings.Repeat("*/", strings.Count(rest, "/"))+"*"))
		if err != nil {
			continue // the module's directory has a bracket in its name
		}
		for _, dir := range found {
			if hasGo(dir) {
				out = append(out, path+"/"+slashRel(root, dir))
			}
		}
	}
	return out
}

// modulePath is the path that the target's go.mod gives, or a path that is nobody's.
func (t target) modulePath() string {
	data, err := os.ReadFile(filepath.Join(enclosing(t.dir), "go.mod"))
	if path := modfile.ModulePath(data); err == nil && path != "" {
		return path
	}
	return "\x00"
}
