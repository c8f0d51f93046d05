package report

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/leakvet/leakvet/internal/finding"
)

func (b *runBuilder) result(f finding.Finding) *sarif.Result {
	steps := shorten(f.Flow, maxLocations)
	r := &sarif.Result{
		RuleID:              ptr(f.Rule),
		RuleIndex:           ptr(b.ruleIndex[f.Rule]),
		Level:               ptr(level(f.Severity)),
		Message:             sarif.Message{Text: ptr(b.message(f, steps))},
		Locations:           []*sarif.Location{b.location(f.Location)},
		PartialFingerprints: map[string]any{},
	}
	if f.Fingerprint != "" {
		r.PartialFingerprints["leakvet/v2"] = f.Fingerprint
	}
	if h := b.lineHash(f.Location); h != "" {
		r.PartialFingerprints["primaryLocationLineHash"] = h
	}
	for i, s := range steps {
		l := b.location(s.Location)
		l.Id = ptr(uint(i + 1))
		l.Message = &sarif.Message{Text: ptr(oneLine(s.Message))}
		r.RelatedLocations = append(r.RelatedLocations, l)
	}
	for i, s := range shorten(f.Related, maxLocations-len(steps)) {
		l := b.location(s.Location)
		l.Id = ptr(uint(len(steps) + i + 1))
		l.Message = &sarif.Message{Text: ptr(oneLine(s.Message))}
		r.RelatedLocations = append(r.RelatedLocations, l)
	}
	if s := f.Suppression; s != nil {
		r.Suppressions = []*sarif.Suppression{suppression(s)}
	}
	if len(f.Flow) > 0 {
		r.CodeFlows = []*sarif.CodeFlow{b.codeFlow(f.Flow)}
	}
	for _, n := range f.CWE {
		r.Taxa = append(r.Taxa, &sarif.ReportingDescriptorReference{
			Id: ptr(strconv.Itoa(n)), Index: ptr(b.cweIndex[n]), ToolComponent: cweReference(),
		})
	}
	r.Properties = sarif.Properties{
		"severity":        f.Severity.String(),
		"confidence":      f.Confidence.String(),
		"engine":          string(f.Engine),
		"productionRules": append([]int{}, f.Production...),
	}
	if f.Kind != "" {
		r.Properties["kind"] = f.Kind
	}
	if f.Commit != nil {
		r.Properties["commit"] = map[string]any{
			"id": f.Commit.ID, "author": printable(f.Commit.Author), "email": printable(f.Commit.Email), "date": f.Commit.Date,
		}
	}
	return r
}

// linkedSteps is how many steps of a flow the message links.
const linkedSteps = 6

// message is the finding's sentence, which GitHub makes the title, then the flow
// with a link to each step, then the remedy.
func (b *runBuilder) message(f finding.Finding, steps []finding.Step) string {
	text := sentence(unlinked(oneLine(f.Message)))
	if len(steps) > 0 {
		text += " Flow: "
		for i, s := range steps {
			if i > 0 {
				text += " → "
			}
			if i == linkedSteps-1 && len(steps) > linkedSteps {
				last := len(steps) - 1
				text += "… → " + link(steps[last].Message, last+1)
				break
			}
			text += link(s.Message, i+1)
		}
		text += "."
	}
	if len(f.Related) > 0 && len(steps) < maxLocations {
		text += " Also at "
		for i, s := range f.Related[:min(len(f.Related), linkedSteps, maxLocations-len(steps))] {
			if i > 0 {
				text += ", "
			}
			text += link(place(s.Location), len(steps)+i+1)
		}
		text += "."
	}
	if r := b.in.remedy(f); r != "" {
		text += " " + sentence(unlinked(oneLine(r)))
	}
	return text
}

// suppression is accepted: whoever writes an allow has decided.
func suppression(s *finding.Suppression) *sarif.Suppression {
	kind := "external"
	if s.By == finding.ByComment {
		kind = "inSource"
	}
	return &sarif.Suppression{Kind: kind, Status: ptr("accepted"), Justification: ptr(oneLine(s.Reason))}
}

func sentence(s string) string {
	if s == "" || strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}

// unlinked keeps what looks like [text](target) from becoming a link (SARIF 3.11.6).
func unlinked(s string) string { return strings.ReplaceAll(s, "](", `\](`) }

func link(text string, id int) string {
	r := strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)
	return fmt.Sprintf("[%s](%d)", r.Replace(oneLine(text)), id)
}

func (b *runBuilder) codeFlow(flow []finding.Step) *sarif.CodeFlow {
	thread := &sarif.ThreadFlow{}
	steps := shorten(flow, maxFlowSteps)
	for i, s := range steps {
		l := b.location(s.Location)
		l.Message = &sarif.Message{Text: ptr(oneLine(s.Message))}
		importance := "important"
		if i == 0 || i == len(steps)-1 {
			importance = "essential"
		}
		thread.Locations = append(thread.Locations, &sarif.ThreadFlowLocation{Location: l, Importance: importance})
	}
	return &sarif.CodeFlow{ThreadFlows: []*sarif.ThreadFlow{thread}}
}

// shorten keeps both ends of a long flow: source and sink are what it is about.
func shorten(flow []finding.Step, limit int) []finding.Step {
	if len(flow) <= limit {
		return flow
	}
	head := limit / 2
	return append(append([]finding.Step(nil), flow[:head]...), flow[len(flow)-(limit-head):]...)
}

func (b *runBuilder) location(l finding.Location) *sarif.Location {
	out := &sarif.Location{PhysicalLocation: &sarif.PhysicalLocation{
		ArtifactLocation: &sarif.ArtifactLocation{URI: ptr(b.in.uri(l.Path))},
		Region:           b.region(l),
	}}
	name, kind := l.Symbol, "function"
	if name == "" {
		name, kind = l.Pointer, "value"
	}
	if name != "" {
		out.LogicalLocations = []*sarif.LogicalLocation{{FullyQualifiedName: ptr(printable(name)), Kind: ptr(kind)}}
	}
	return out
}

// region has all four coordinates, which GitHub wants, and one line where that can
// be: a pull request shows an alert only if it has changed all lines of it. A
// finding without position is at the start of its file.
func (b *runBuilder) region(l finding.Location) *sarif.Region {
	r := l.Region
	r.StartLine, r.StartColumn = max(r.StartLine, 1), max(r.StartColumn, 1)
	if r.EndLine > r.StartLine {
		if sizes := b.file(l.Path).size; r.StartLine <= len(sizes) {
			r.EndLine, r.EndColumn = r.StartLine, sizes[r.StartLine-1]+1
		}
	}
	r.EndLine, r.EndColumn = max(r.EndLine, r.StartLine), max(r.EndColumn, 1)
	if r.EndLine == r.StartLine {
		r.EndColumn = max(r.EndColumn, r.StartColumn)
	}
	return &sarif.Region{StartLine: &r.StartLine, StartColumn: &r.StartColumn, EndLine: &r.EndLine, EndColumn: &r.EndColumn}
}

func (b *runBuilder) lineHash(l finding.Location) string {
	if l.Object != "" {
		return "" // the region counts in a version that is not in the tree
	}
	hashes, line := b.file(l.Path).hash, max(l.Region.StartLine, 1)
	if line > len(hashes) {
		return ""
	}
	return hashes[line-1]
}

// file reads a file the first time it is asked for. One that cannot be read has no
// lines: a report of findings is worth more than their hashes.
func (b *runBuilder) file(name string) hashed {
	h, ok := b.hashes[name]
	if !ok {
		h = readLines(b.in.Open, name)
		b.hashes[name] = h
	}
	return h
}

func readLines(open func(string) (io.ReadCloser, error), name string) hashed {
	if open == nil {
		return hashed{}
	}
	r, err := open(name)
	if err != nil {
		return hashed{}
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return hashed{}
	}
	return hashLines(data)
}

// repoPath is a path from the repository's root.
func (in Input) repoPath(p string) string { return path.Join(in.Prefix, p) }

// uri is a path as a relative reference from the repository's root.
func (in Input) uri(p string) string {
	parts := strings.Split(in.repoPath(p), "/")
	for i, s := range parts {
		parts[i] = pathEscape(s)
	}
	return strings.Join(parts, "/")
}

// pathEscape also escapes the colon, before which a reader would see a scheme.
func pathEscape(s string) string { return strings.ReplaceAll(url.PathEscape(s), ":", "%3A") }
