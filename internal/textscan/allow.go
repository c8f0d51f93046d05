package textscan

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
)

// allowMark on the line of a match makes gitleaks, and us, let it pass.
const allowMark = "gitleaks:allow"

// ignored is what .gitleaksignore lists: fingerprints "path:rule:line". Those
// with a commit in front concern history and not the tree.
type ignored map[string]bool

const ignoreFile = ".gitleaksignore"

func loadIgnored(root string) (ignored, error) {
	f, err := os.Open(filepath.Join(root, ignoreFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", ignoreFile, err)
	}
	defer func() { _ = f.Close() }()
	list := make(ignored)
	s := bufio.NewScanner(f)
	for s.Scan() {
		line := strings.TrimSpace(s.Text())
		if line != "" && !strings.HasPrefix(line, "#") {
			list[strings.ReplaceAll(line, `\`, "/")] = true
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", ignoreFile, err)
	}
	return list, nil
}

func (l ignored) has(path, rule string, line int) bool {
	return l != nil && l[fmt.Sprintf("%s:%s:%d", path, rule, line)]
}

// pathAllowed reports whether an allowlist lets a whole file pass.
func pathAllowed(lists []*config.Allowlist, path string) bool {
	for _, a := range lists {
		if !a.PathAllowed(path) {
			continue
		}
		if a.MatchCondition != config.AllowlistMatchAnd || len(a.Regexes)+len(a.StopWords)+len(a.Commits) == 0 {
			return true
		}
	}
	return false
}

// matchAllowed reports whether an allowlist lets a match pass.
func matchAllowed(lists []*config.Allowlist, path, secret, match, line string) bool {
	for _, a := range lists {
		target := secret
		switch a.RegexTarget {
		case "match":
			target = match
		case "line":
			target = line
		}
		byRegex := a.RegexAllowed(target)
		byWord, _ := a.ContainsStopWord(secret)
		if a.MatchCondition != config.AllowlistMatchAnd {
			if byRegex || byWord {
				return true
			}
			continue
		}
		if len(a.Commits) == 0 &&
			(len(a.Paths) == 0 || a.PathAllowed(path)) &&
			(len(a.Regexes) == 0 || byRegex) &&
			(len(a.StopWords) == 0 || byWord) {
			return true
		}
	}
	return false
}
