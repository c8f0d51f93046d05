package gocheck

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// metaPrefix and meta are the contract with the checks: the last related entry of
// a diagnostic carries what it has no field for.
const metaPrefix = "leakvet:"

type meta struct {
	Severity   string `json:"severity"`
	Confidence string `json:"confidence"`
	Symbol     string `json:"symbol"`
}

// add keeps a diagnostic as a finding if it is in the scope asked for and new: the
// go command runs the tool over a package and over its test variants.
func (c *check) add(d diagnostic) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := c.finding(d)
	if !c.inScope(f.Location.Path) {
		return
	}
	// A package and its test variant see the same leak, perhaps by other ways: one is
	// kept, whichever came first.
	key := strings.Join([]string{d.Posn, d.End, d.Category}, "\x00")
	if i, ok := c.seen[key]; ok {
		if old := c.result.Findings[i]; len(f.Flow) < len(old.Flow) || len(f.Flow) == len(old.Flow) && f.Message < old.Message {
			c.result.Findings[i] = f
		}
		return
	}
	c.seen[key] = len(c.result.Findings)
	c.result.Findings = append(c.result.Findings, f)
}

func (c *check) inScope(path string) bool {
	if strings.HasPrefix(path, "../") || !c.Tests && strings.HasSuffix(path, "_test.go") {
		return false
	}
	if len(c.Paths) == 0 {
		return true
	}
	for _, p := range c.Paths {
		p, _, _ = strings.Cut(filepath.ToSlash(p), "...")
		p = filepath.ToSlash(filepath.Clean(filepath.FromSlash(p)))
		if p == "." || path == p || strings.HasPrefix(path, p+"/") {
			return true
		}
	}
	return false
}

func (c *check) finding(d diagnostic) finding.Finding {
	rule, kind, _ := strings.Cut(d.Category, "/")
	f := finding.Finding{
		Rule: rule, Kind: kind, Engine: finding.EngineGo,
		Message:    d.Message,
		Severity:   finding.Medium,
		Confidence: finding.MediumConfidence,
		Location:   c.location(d.Posn, d.End),
	}
	if r, ok := c.rule(rule); ok {
		f.Production, f.CWE, f.Remedy = r.Production, r.CWE, r.Remedy
		setLevels(&f, r.Severity, r.Confidence)
	}
	for _, r := range d.Related {
		if text, ok := strings.CutPrefix(r.Message, metaPrefix); ok {
			var m meta
			if json.Unmarshal([]byte(text), &m) == nil {
				setLevels(&f, m.Severity, m.Confidence)
				f.Location.Symbol = m.Symbol
			}
			continue
		}
		f.Flow = append(f.Flow, c.step(r))
	}
	return f
}

// elsewhere is how a check names a place in a file of another package: a diagnostic
// has positions in its own package only.
var elsewhere = regexp.MustCompile(`^(.*) \(([^()]+\.go:\d+:\d+)\)$`)

func (c *check) step(r related) finding.Step {
	posn, end, message := r.Posn, r.End, r.Message
	if _, line, _ := splitPosn(posn); line == 0 {
		if m := elsewhere.FindStringSubmatch(message); m != nil {
			message, posn, end = m[1], m[2], m[2]
		}
	}
	return finding.Step{Location: c.location(posn, end), Message: message}
}

func (c *check) rule(id string) (rules.Rule, bool) {
	for _, r := range c.Rules {
		if r.ID == id {
			return r, true
		}
	}
	return rules.Rule{}, false
}

func setLevels(f *finding.Finding, severity, confidence string) {
	if s, err := finding.ParseSeverity(severity); err == nil {
		f.Severity = s
	}
	if v, err := finding.ParseConfidence(confidence); err == nil {
		f.Confidence = v
	}
}

// location reads "file:line:col" twice. Go counts columns in bytes, a finding in
// UTF-16 code units, as editors and SARIF do.
func (c *check) location(posn, end string) finding.Location {
	file, line, col := splitPosn(posn)
	endFile, endLine, endCol := splitPosn(end)
	file, endFile = c.origins.original(file), c.origins.original(endFile)
	if endFile != file || endLine < line {
		endLine, endCol = line, col
	}
	return finding.Location{
		Path: c.rel(file),
		Region: finding.Region{
			StartLine: line, StartColumn: c.column(file, line, col),
			EndLine: endLine, EndColumn: c.column(file, endLine, endCol),
		},
	}
}

// splitPosn cuts "file:line:col" from the right, since a file name may have colons.
func splitPosn(posn string) (file string, line, col int) {
	file = posn
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(file, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(file[i+1:])
		if err != nil {
			break
		}
		numbers = append(numbers, n)
		file = file[:i]
	}
	switch len(numbers) {
	case 1:
		return file, numbers[0], 1
	case 2:
		return file, numbers[1], numbers[0]
	}
	return posn, 0, 0
}

func (c *check) column(file string, line, col int) int {
	lines, ok := c.lines[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil {
			lines = strings.Split(string(data), "\n")
		}
		c.lines[file] = lines
	}
	if line < 1 || line > len(lines) || col < 1 {
		return col
	}
	return utf16Column(lines[line-1], col)
}

// utf16Column converts a column that counts bytes, both from 1.
func utf16Column(line string, col int) int {
	n := 1
	for i, r := range line {
		if i >= col-1 {
			return n
		}
		n++
		if r >= utf8.RuneSelf && r > 0xffff {
			n++
		}
	}
	return n + max(col-1-len(line), 0)
}

// rel makes a path relative to the root, with slashes. A file of a dependency is
// named by its module, whose place on this machine is nobody's business.
func (c *check) rel(file string) string {
	if !filepath.IsAbs(file) {
		return filepath.ToSlash(file)
	}
	for _, root := range []string{c.Root, c.realRoot} {
		if rel, err := filepath.Rel(root, file); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	slash := filepath.ToSlash(file)
	if _, module, ok := strings.Cut(slash, "/pkg/mod/"); ok {
		return fmt.Sprintf("../%s", module)
	}
	return slashRel(c.Root, file)
}

func realPath(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}
