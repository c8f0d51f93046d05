package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// maxAnnotations is how many errors GitHub shows for one step, and how many
// warnings, and how many notices; it drops what comes behind.
const maxAnnotations = 10

// GitHub prints workflow commands that annotate the lines of a pull request, the
// most severe findings first. What GitHub would drop is counted in a last line.
func GitHub(w io.Writer, in Input) error {
	out := bufio.NewWriter(w)
	used := map[string]int{}
	if ps := in.Result.Problems; len(ps) > 0 {
		// One annotation for all of them leaves the room to findings.
		text := count(len(ps), "part") + " not scanned:"
		for _, p := range ps {
			text += fmt.Sprintf("\n%s: %s", p.Engine, problemLine(p))
		}
		used["error"]++
		command(out, "error", text, "title", "leakvet: incomplete")
	}
	var left []finding.Finding
	for _, f := range in.worstFirst() {
		kind := annotation(f.Severity)
		if used[kind] == maxAnnotations {
			left = append(left, f)
			continue
		}
		used[kind]++
		in.annotate(out, kind, f)
	}
	if len(left) > 0 {
		fmt.Fprintf(out, "leakvet: %s without annotation (%s): GitHub shows %d of a kind; see the job summary or the SARIF report\n",
			count(len(left), "more finding"), bySeverity(tally(left)), maxAnnotations)
	}
	fmt.Fprintf(out, "leakvet: %s\n", in.outcome(tally(in.Result.Findings)))
	return out.Flush()
}

func annotation(s finding.Severity) string {
	if l := level(s); l != "note" {
		return l
	}
	return "notice"
}

func (in Input) annotate(w io.Writer, kind string, f finding.Finding) {
	text := oneLine(f.Message)
	if f.Preview != "" {
		text += "\nSecret: " + printable(f.Preview)
	}
	for i, s := range f.Flow {
		text += fmt.Sprintf("\n%d. %s  %s", i+1, printable(place(s.Location)), oneLine(s.Message))
	}
	if r := in.remedy(f); r != "" {
		text += "\nRemedy: " + oneLine(r)
	}
	text += "\nMore: leakvet explain " + printable(f.Rule)

	r := f.Location.Region
	properties := []string{"file", printable(in.repoPath(f.Location.Path))}
	if r.StartLine > 0 {
		properties = append(properties, "line", fmt.Sprint(r.StartLine), "endLine", fmt.Sprint(max(r.EndLine, r.StartLine)))
		if r.EndLine == r.StartLine && r.StartColumn > 0 { // columns go with one line only
			properties = append(properties, "col", fmt.Sprint(r.StartColumn), "endColumn", fmt.Sprint(max(r.EndColumn, r.StartColumn)))
		}
	}
	title := fmt.Sprintf("%s %s", f.Severity, printable(f.Rule))
	command(w, kind, text, append(properties, "title", title)...)
}

// command writes one workflow command. What GitHub takes for syntax is escaped as
// the runner undoes it (actions/toolkit, packages/core/src/command.ts): no path
// or message can end the command and begin another.
func command(w io.Writer, name, message string, properties ...string) {
	var b strings.Builder
	for i := 0; i < len(properties); i += 2 {
		sep := ","
		if i == 0 {
			sep = " "
		}
		b.WriteString(sep + properties[i] + "=" + escapeProperty.Replace(properties[i+1]))
	}
	fmt.Fprintf(w, "::%s%s::%s\n", name, b.String(), escapeData.Replace(message))
}

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
