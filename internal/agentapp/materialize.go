// Package agentapp turns testdata/agentapp, the sample agent that leakvet is shown
// and tested on, into a tree with secrets in it. The committed files hold
// placeholders such as @@OPENAI_KEY@@, so that no key-shaped string is ever
// committed; the values are made up here, the same in every run.
package agentapp

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// notApp lists files of the sample that describe it and are no part of it.
var notApp = map[string]bool{"README.md": true, "expected.csv": true}

// placeholder is @@NAME@@ or @@NAME_2@@, with filters: @@NAME|json|b64@@.
var placeholder = regexp.MustCompile(`@@([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)((?:\|[a-z0-9]+)*)@@`)

// Materialize copies the sample at src to dst with every placeholder replaced.
// Values stay on one line, so lines keep their numbers. Files that are at dst
// already are overwritten; others are left alone.
func Materialize(src, dst string) error {
	if inside, err := within(src, dst); err != nil {
		return err
	} else if inside {
		return fmt.Errorf("materialize %s: %s lies inside it; name a directory elsewhere", src, dst)
	}
	return filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read the sample: %w", err)
		}
		rel, err := filepath.Rel(src, path)
		if err != nil {
			return fmt.Errorf("read the sample: %w", err)
		}
		target := filepath.Join(dst, rel)
		switch {
		case d.IsDir():
			return os.MkdirAll(target, 0o755)
		case !d.Type().IsRegular():
			return fmt.Errorf("materialize %s: not a regular file", path)
		case notApp[rel]:
			return nil
		}
		return materializeFile(path, target)
	})
}

func materializeFile(src, dst string) error {
	content, err := os.ReadFile(src)
	if err != nil {
		return fmt.Errorf("read the sample: %w", err)
	}
	var out bytes.Buffer
	rest := 0
	for _, m := range placeholder.FindAllSubmatchIndex(content, -1) {
		value, err := expand(string(content[m[2]:m[3]]), string(content[m[4]:m[5]]))
		if err != nil {
			return fmt.Errorf("%s:%d: %w", src, 1+bytes.Count(content[:m[0]], []byte("\n")), err)
		}
		out.Write(content[rest:m[0]])
		out.WriteString(value)
		rest = m[1]
	}
	out.Write(content[rest:])
	return os.WriteFile(dst, out.Bytes(), 0o600)
}

// expand makes the value of a placeholder; filters is empty or "|json|b64".
func expand(name, filters string) (string, error) {
	value, ok := Secret(name)
	if !ok {
		return "", fmt.Errorf("no kind of secret is called %q; the kinds are %s", name, strings.Join(Kinds(), ", "))
	}
	for _, f := range strings.Split(filters, "|")[1:] {
		apply, ok := filterByName[f]
		if !ok {
			return "", fmt.Errorf("no filter is called %q; use b64 or json", f)
		}
		value = apply(value)
	}
	if strings.Contains(value, "\n") {
		return "", fmt.Errorf("the value of %s has several lines; add the filter json or b64, so that lines keep their numbers", name)
	}
	return value, nil
}

// within reports whether path is root or lies under it.
func within(root, path string) (bool, error) {
	absRoot, err := filepath.Abs(root)
	if err != nil {
		return false, fmt.Errorf("resolve %s: %w", root, err)
	}
	absPath, err := filepath.Abs(path)
	if err != nil {
		return false, fmt.Errorf("resolve %s: %w", path, err)
	}
	rel, err := filepath.Rel(absRoot, absPath)
	if err != nil {
		return false, nil // on another volume
	}
	return rel == "." || filepath.IsLocal(rel), nil
}
