package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"

	"github.com/leakvet/leakvet/internal/finding"
)

// Compact is a line a finding, as compilers print: editors and `grep` know the form
// path:line:column: severity: message.
func Compact(w io.Writer, in Input) error {
	out := bufio.NewWriter(w)
	for _, f := range in.findings() {
		compactLine(out, f, "")
	}
	for _, f := range in.suppressed() {
		compactLine(out, f, " (suppressed "+because(f.Suppression)+")")
	}
	for _, p := range in.Result.Problems {
		where := "leakvet"
		if p.Path != "" {
			where = printable(p.Path) + ":1:1"
		}
		fmt.Fprintf(out, "%s: error: not scanned: %s\n", where, oneLine(p.Message))
	}
	fmt.Fprintf(out, "leakvet: %s\n", in.outcome(tally(in.Result.Findings)))
	return out.Flush()
}

func compactLine(w io.Writer, f finding.Finding, more string) {
	r := f.Location.Region
	fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s, %s confidence]%s\n", cmp.Or(printable(f.Location.Path), "."), max(r.StartLine, 1), max(r.StartColumn, 1),
		f.Severity, oneLine(f.Message), printable(ruleKind(f)), f.Confidence, more)
}

// ruleKind is the rule with what refines it, as allows spell it.
func ruleKind(f finding.Finding) string {
	if f.Kind == "" {
		return f.Rule
	}
	return f.Rule + "/" + f.Kind
}
