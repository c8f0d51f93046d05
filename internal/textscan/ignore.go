package textscan

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/leakvet/leakvet/internal/lazyregexp"
)

// IgnoreFile is the file at the root that lists findings to let pass.
const IgnoreFile = ".gitleaksignore"

// ignored is what .gitleaksignore lists, by entry as [Ignore.Entry] has it.
type ignored map[string]*ignoredLine

type ignoredLine struct {
	line int
	used atomic.Bool // workers ask at once
}

func loadIgnored(root string) (ignored, error) {
	f, err := os.Open(filepath.Join(root, IgnoreFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", IgnoreFile, err)
	}
	defer func() { _ = f.Close() }()
	list := make(ignored)
	s := bufio.NewScanner(f)
	for number := 1; s.Scan(); number++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.ReplaceAll(line, `\`, "/")
		if list[line] == nil {
			list[line] = &ignoredLine{line: number}
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", IgnoreFile, err)
	}
	return list, nil
}

// place returns where an entry about a finding stands, as path:line, "" if there is none.
func (l ignored) place(src Source, rule string, line int) string {
	if l == nil {
		return ""
	}
	print := fmt.Sprintf("%s:%s:%d", src.Path, rule, line)
	entry := l[print]
	if entry == nil && src.Commit != "" {
		entry = l[src.Commit+":"+print]
	}
	if entry == nil {
		return ""
	}
	entry.used.Store(true)
	return fmt.Sprintf("%s:%d", IgnoreFile, entry.line)
}

// Ignore is an entry of .gitleaksignore: "path:rule:line", with a commit in front for one
// version of history.
type Ignore struct {
	Line int // in .gitleaksignore
	// Path and Rule are empty if the entry has not that form.
	Path, Rule string
	// Commit is set if the entry is about a version of history.
	Commit string
	// Used is set if the scan met what the entry is about.
	Used bool
}

var ignoreEntry = lazyregexp.New(`^(?:([0-9a-fA-F]{7,64}):)?(.+):([^:\s]+):\d+$`)

// Ignores lists the entries of .gitleaksignore, after a scan with what it used.
func (e *Engine) Ignores() (out []Ignore) {
	for text, l := range e.ignored {
		i := Ignore{Line: l.line, Used: l.used.Load()}
		if m := ignoreEntry.FindStringSubmatch(text); m != nil {
			i.Commit, i.Path, i.Rule = m[1], m[2], m[3]
		}
		out = append(out, i)
	}
	slices.SortFunc(out, func(a, b Ignore) int { return a.Line - b.Line })
	return out
}
