package textscan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// listing is what a walk of the tree found.
type listing struct {
	files    []string // relative to the root, with slashes, sorted
	skipped  int
	problems []finding.Problem
}

// walker lists the files of a tree that git would not ignore.
type walker struct {
	ctx  context.Context
	root string
	all  bool // what git ignores too
	list listing
	told func(path, reason string) // of what is left out; nil if nobody asks
}

// list returns the files to scan: those below the given paths, or all.
func (e *Engine) list(ctx context.Context) listing {
	if e.single != "" {
		return listing{files: []string{e.single}}
	}
	w := &walker{ctx: ctx, root: e.root, all: e.opts.Compat, told: e.opts.Skipped}
	paths := e.opts.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, p := range paths {
		w.add(p)
	}
	slices.Sort(w.list.files)
	all := slices.Compact(w.list.files)
	w.list.files = nil
	for _, f := range all {
		if why := e.excluded(f); why != "" {
			w.skip(f, why)
			continue
		}
		w.list.files = append(w.list.files, f)
	}
	return w.list
}

// add lists one path that the user named: a file even if git ignores it.
func (w *walker) add(p string) {
	p = path.Clean(filepath.ToSlash(p))
	if p == ".." || strings.HasPrefix(p, "../") || path.IsAbs(p) {
		w.problem(p, "the path lies outside of the scan root: name it as the root instead")
		return
	}
	info, err := os.Stat(filepath.Join(w.root, filepath.FromSlash(p)))
	switch {
	case err != nil:
		w.problem(p, unreadable(err))
	case info.IsDir():
		w.dir(p)
	default:
		w.list.files = append(w.list.files, p)
	}
}

// dir lists a directory, through git where it is part of a work tree.
func (w *walker) dir(p string) {
	if w.all {
		w.walk(p)
		return
	}
	top := filepath.Join(w.root, filepath.FromSlash(p))
	names, err := gitFiles(w.ctx, top, "-co", "--exclude-standard")
	if err != nil || len(names) == 0 {
		// No git, no repository, or all of it ignored: then the user, who named
		// this directory, wants it scanned.
		w.walk(p)
		return
	}
	if w.told != nil {
		// It is not counted: git would have to look through all of it.
		ignored, _ := gitFiles(w.ctx, top, "-oi", "--exclude-standard", "--directory")
		for _, name := range ignored {
			w.told(path.Join(p, name), ignoredByGit)
		}
	}
	for _, name := range names {
		child := path.Join(p, name)
		if child == p { // "./": it is a submodule that was not fetched, whatever may lie there
			w.walk(p)
			continue
		}
		info, err := os.Lstat(filepath.Join(w.root, filepath.FromSlash(child)))
		switch {
		case errors.Is(err, fs.ErrNotExist): // in the index, no longer in the tree
		case err != nil:
			w.problem(child, unreadable(err))
		case info.IsDir(): // a submodule, or a repository inside this one
			w.dir(child)
		case info.Mode().IsRegular():
			w.list.files = append(w.list.files, child)
		default:
			w.skip(child, special(info.Mode()))
		}
	}
}

// walk lists a directory without git, after the .gitignore files in it.
func (w *walker) walk(p string) {
	ignore := new(ignoreRules)
	top := filepath.Join(w.root, filepath.FromSlash(p))
	_ = filepath.WalkDir(top, func(file string, d fs.DirEntry, err error) error {
		if w.ctx.Err() != nil {
			return fs.SkipAll
		}
		rel, relErr := filepath.Rel(top, file)
		if relErr != nil {
			return relErr
		}
		rel = filepath.ToSlash(rel)
		child := path.Join(p, rel)
		if err != nil {
			w.problem(child, unreadable(err))
			return nil
		}
		if rel != "." && ignore.match(rel, d.IsDir()) {
			if w.told != nil {
				w.told(child, ignoredByGit)
			}
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.IsDir() && w.all:
		case d.IsDir():
			if err := ignore.load(filepath.Join(file, ".gitignore"), rel); err != nil && listable(file) {
				w.problem(path.Join(child, ".gitignore"), unreadable(err))
			}
		case d.Type().IsRegular():
			w.list.files = append(w.list.files, child)
		default:
			w.skip(child, special(d.Type()))
		}
		return nil
	})
}

// listable reports whether a directory can be read. One that cannot is a problem by itself.
func listable(dir string) bool {
	f, err := os.Open(dir)
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}

// ignoredByGit is why a file is not listed.
const ignoredByGit = "ignored by git"

// skip counts a file that is left out.
func (w *walker) skip(p, reason string) {
	w.list.skipped++
	if w.told != nil {
		w.told(p, reason)
	}
}

// special says what a file is that is no regular one.
func special(mode fs.FileMode) string {
	if mode&fs.ModeSymlink != 0 {
		return "a link, which may lead in circles and out of the tree"
	}
	return errSpecial.Error()
}

func (w *walker) problem(p, message string) {
	w.list.problems = append(w.list.problems, finding.Problem{Engine: finding.EngineText, Path: p, Message: message})
}

// gitFiles asks git for the files of a directory that some flags select: tracked ones, and
// untracked ones that it does not ignore, or does.
func gitFiles(ctx context.Context, dir string, flags ...string) ([]string, error) {
	// core.fsmonitor names a program in the repository's own configuration: a
	// scanner must not run what the tree that it scans tells it to.
	cmd := exec.CommandContext(ctx, "git", "-c", "core.fsmonitor=false", "-C", dir, "ls-files", "-z")
	cmd.Args = append(cmd.Args, flags...)
	// A hook's GIT_DIR and GIT_INDEX_FILE are those of another repository than
	// a submodule's.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		switch name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY":
			return true
		}
		return false
	})
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list the files of %s with git: %w", dir, err)
	}
	var names []string
	for name := range bytes.SplitSeq(out, []byte{0}) {
		if len(name) > 0 {
			names = append(names, strings.TrimSuffix(string(name), "/"))
		}
	}
	return names, nil
}
