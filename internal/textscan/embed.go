package textscan

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// embed is a //go:embed pattern, relative to the root, and the file that has it.
type embed struct{ pattern, by string }

const embedDirective = "//go:embed "

// embeds returns the patterns of a Go file.
func embeds(file, text string) (out []embed) {
	for at := 0; ; {
		i := strings.Index(text[at:], embedDirective)
		if i < 0 {
			return out
		}
		at += i
		line := text[at+len(embedDirective) : lineEnd(text, at)]
		if at == 0 || text[at-1] == '\n' {
			for _, p := range embedPatterns(line) {
				out = append(out, embed{path.Join(path.Dir(file), strings.TrimPrefix(p, "all:")), file})
			}
		}
		at += len(embedDirective)
	}
}

// embedPatterns splits what stands behind the directive; patterns may be quoted.
func embedPatterns(line string) (out []string) {
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if quoted, err := strconv.QuotedPrefix(line); err == nil {
			line = line[len(quoted):]
			if p, err := strconv.Unquote(quoted); err == nil {
				out = append(out, p)
			}
			continue
		}
		p, rest, _ := strings.Cut(line, " ")
		out, line = append(out, p), rest
	}
	return out
}

// has reports whether a pattern embeds a file: itself, or a directory above it.
func (e embed) has(file string) bool {
	for p := file; p != "." && p != "/"; p = path.Dir(p) {
		if ok, _ := path.Match(e.pattern, p); ok {
			return true
		}
	}
	return false
}

// frozen is the production rule about what a release carries with it.
const frozen = 5

// markEmbedded tells of findings in files that go into a binary: whoever has the binary
// has the secret, and it is rotated with the next release.
func markEmbedded(fs []finding.Finding, all []embed) {
	slices.SortFunc(all, func(a, b embed) int { return strings.Compare(a.by+a.pattern, b.by+b.pattern) })
	for i := range fs {
		f := &fs[i]
		at := slices.IndexFunc(all, func(e embed) bool { return e.has(f.Location.Path) })
		if at < 0 {
			continue
		}
		f.Message += ", embedded into the binary by " + all[at].by
		if !slices.Contains(f.Production, frozen) {
			f.Production = append(f.Production, frozen)
			slices.Sort(f.Production)
		}
	}
}
