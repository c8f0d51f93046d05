package gocheck

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// problem records, once, that something was not analysed.
func (c *check) problem(path, message string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := finding.Problem{Engine: finding.EngineGo, Path: path, Message: message}
	if !slices.Contains(c.result.Problems, p) {
		c.result.Problems = append(c.result.Problems, p)
	}
}

func (c *check) sortProblems() {
	slices.SortFunc(c.result.Problems, func(a, b finding.Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
}

// block is what the go command says about one package, under "# package", or, with no
// package, about the module or itself.
type block struct {
	pkg   string
	lines []string
}

// blocks splits the go command's messages and leaves out those about its progress.
func blocks(stderr string) []block {
	var out []block
	at := block{}
	flush := func() {
		if len(at.lines) > 0 {
			out = append(out, at)
		}
	}
	for line := range strings.Lines(stderr) {
		line = strings.TrimRight(line, "\r\n")
		if pkg, ok := strings.CutPrefix(line, "# "); ok {
			flush()
			at = block{pkg: pkg}
			continue
		}
		if line == "" || progressLine.MatchString(line) {
			continue
		}
		at.lines = append(at.lines, line)
	}
	flush()
	return out
}

var (
	progressLine = regexp.MustCompile(`^go: (downloading|finding|found|extracting|warning:|added|upgraded) `)
	position     = regexp.MustCompile(`^(?:vet: )?([^\s:]+\.go):\d+(?::\d+)?: `)
)

// isBuildFailure reports whether the go command got as far as packages.
func isBuildFailure(stderr string) bool {
	return slices.ContainsFunc(blocks(stderr), func(b block) bool { return b.pkg != "" })
}

// stderrProblems turns the messages of a failed run into problems, one a package.
func (c *check) stderrProblems(t target, run vetRun) {
	all := blocks(run.stderr)
	if len(all) == 0 {
		c.problem(c.relDir(t, ""), fmt.Sprintf("go vet failed without a message: %v", run.err))
	}
	for _, b := range all {
		c.problem(c.blockProblem(t, b))
	}
}

func (c *check) blockProblem(t target, b block) (path, message string) {
	first := maskLiterals(oneLine(b.lines[0]))
	m := position.FindStringSubmatch(b.lines[0])
	if m != nil {
		file := m[1]
		if !filepath.IsAbs(file) {
			file = filepath.Join(t.dir, file)
		}
		path = c.rel(c.origins.original(file))
		first = path + strings.TrimPrefix(strings.TrimPrefix(first, "vet: "), m[1])
	}
	switch {
	case b.pkg == "":
		if path == "" {
			path = c.relDir(t, "")
		}
		// A message about a module may need its second line, which has the command to run.
		for _, l := range b.lines[1:min(len(b.lines), 3)] {
			first += " " + maskLiterals(strings.TrimSpace(l))
		}
		if strings.HasSuffix(path, "_test.go") {
			return path, "a test cannot be loaded, so its package was not analysed: " + first
		}
		return path, "the go command refused: " + first
	case m != nil:
		return path, fmt.Sprintf("package %s does not compile, so it was not analysed: %s", b.pkg, first)
	}
	return path, fmt.Sprintf("package %s was not analysed: %s", b.pkg, first)
}

var importPath = regexp.MustCompile(`^[\w./~-]+$`)

var literal = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"?|`[^`]*`?")

// maskLiterals takes string literals out of a compiler's message: it quotes constants,
// and one of them may be a secret. Import paths stay readable.
func maskLiterals(s string) string {
	return literal.ReplaceAllStringFunc(s, func(q string) string {
		if inner := strings.Trim(q, "\"`"); len(inner) < 4 || importPath.MatchString(inner) && strings.Contains(s, "import") {
			return q
		}
		return `"…"`
	})
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(s), " ")
}
