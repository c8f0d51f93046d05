package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
)

// Comparison is what two reports differ in.
type Comparison struct {
	New   []finding.Finding `json:"new"`
	Fixed []finding.Finding `json:"fixed"`
	// Suppressed are not fixed: something allows them now. Of a newer report without
	// --show-suppressed they are among the fixed ones.
	Suppressed []finding.Finding `json:"suppressed,omitempty"`
	Unchanged  int               `json:"unchanged"`
	// FailOn and Failing are as in [Input], of the new findings.
	FailOn  string `json:"-"`
	Failing int    `json:"-"`
}

// comparers are the formats of a comparison.
var comparers = []struct {
	name  string
	write func(io.Writer, Comparison) error
}{
	{"text", compareText}, {"json", compareJSON}, {"markdown", compareMarkdown},
}

// CompareFormats lists the formats of a comparison.
func CompareFormats() (names []string) {
	for _, c := range comparers {
		names = append(names, c.name)
	}
	return names
}

// Write writes the comparison in a format; an unknown one is an error.
func (c Comparison) Write(w io.Writer, format string) error {
	for _, f := range comparers {
		if f.name == format {
			return f.write(w, c)
		}
	}
	return fmt.Errorf("unknown format %q%s: use one of %s", format, catalog.DidYouMean(format, CompareFormats()), strings.Join(CompareFormats(), ", "))
}

func compareText(w io.Writer, c Comparison) error {
	out := bufio.NewWriter(w)
	width := len("fixed")
	if len(c.Suppressed) > 0 {
		width = len("suppressed")
	}
	for _, part := range c.parts() {
		for _, f := range part.findings {
			fmt.Fprintf(out, "%-*s  ", width, part.name)
			compactLine(out, f, "")
		}
	}
	fmt.Fprintf(out, "%s\n", c.outcome())
	return out.Flush()
}

func compareJSON(w io.Writer, c Comparison) error {
	c.New, c.Fixed = append([]finding.Finding{}, c.New...), append([]finding.Finding{}, c.Fixed...)
	return writeJSON(w, c)
}

func compareMarkdown(w io.Writer, c Comparison) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## leakvet: %s\n\n", c.outcome())
	for _, part := range c.parts() {
		if len(part.findings) == 0 {
			continue
		}
		fmt.Fprintf(&b, "### %s\n\n| severity | rule | place | finding |\n|:--|:--|:--|:--|\n", part.title)
		for i, f := range part.findings {
			row := fmt.Sprintf("| %s | %s | %s | %s |\n", f.Severity, code(ruleKind(f)), code(place(f.Location)), escapeMarkdown(f.Message))
			if b.Len()+len(row) > commentRoom.bytes/2 && part.name != "new" || b.Len()+len(row) > commentRoom.bytes*3/4 {
				fmt.Fprintf(&b, "| | | | … and %s |\n", count(len(part.findings)-i, "more finding"))
				break
			}
			b.WriteString(row)
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type comparedPart struct {
	name, title string
	findings    []finding.Finding
}

func (c Comparison) parts() []comparedPart {
	return []comparedPart{{"new", "New", c.New}, {"fixed", "Fixed", c.Fixed}, {"suppressed", "Suppressed", c.Suppressed}}
}

func (c Comparison) outcome() string {
	n := func(k int) string { return thousands(int64(k)) }
	s := n(len(c.New)) + " new, " + n(len(c.Fixed)) + " fixed, "
	if len(c.Suppressed) > 0 {
		s += n(len(c.Suppressed)) + " suppressed, "
	}
	s += n(c.Unchanged) + " unchanged"
	if len(c.New) > 0 {
		s += Input{FailOn: c.FailOn, Failing: c.Failing}.failing(len(c.New))
	}
	return s
}

// ReadJSON reads what [JSON] wrote. It takes any minor version of the schema.
func ReadJSON(r io.Reader) (res *finding.Result, complete bool, err error) {
	var doc struct {
		SchemaVersion string `json:"schemaVersion"`
		Complete      bool   `json:"complete"`
		finding.Result
	}
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return nil, false, fmt.Errorf("it is no JSON report: %w", err)
	}
	major, _, _ := strings.Cut(schemaVersion, ".")
	if got, _, _ := strings.Cut(doc.SchemaVersion, "."); got != major {
		return nil, false, fmt.Errorf("its schemaVersion is %q, this leakvet reads %s.x; write one with --format json", doc.SchemaVersion, major)
	}
	return &doc.Result, doc.Complete, nil
}
