package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/leakvet/leakvet/internal/finding"
)

// Field notes on SARIF 2.1.0 as GitHub reads it, and on go-sarif v2 as it writes:
//
//   - GitHub places an alert by locations[0], knows it again by
//     partialFingerprints.primaryLocationLineHash, titles it by the first sentence
//     of the message, and links related locations only where the message does.
//   - Of more than 5,000 results it keeps some: we sort by severity and cut.
//   - It validates the file against the schema and refuses all of it for one error.
//     go-sarif writes null for absent optional fields: see prune.
//   - It ignores taxonomies; CWE is in the rules' tags too, in CodeQL's form. The
//     relation of a rule to its CWE (reportingDescriptor.relationships) does not
//     exist in go-sarif v2, so results name their taxa.
//   - go-sarif's Report.WriteFile does not truncate, its Run.AddResult writes
//     ruleIndex 2^64-1 for a rule that is not registered, its PropertyBag.Add and
//     Invocation.SetEnvironmentVariable panic on a nil map, and its
//     Region.WithSourceLanguage does nothing. None of them is used here.
const (
	sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"
	// The slash makes all of it the category under which GitHub files the run.
	sarifCategory = "leakvet/"

	maxResults     = 5000
	maxLocations   = 100  // related to one result
	maxFlowSteps   = 1000 // in one thread flow
	maxTags        = 10
	maxDescription = 1024
)

// Notifications that a run can carry, by index in tool.driver.notifications.
const (
	noteIncomplete = iota
	noteCut
)

var notes = [...]struct{ id, name, level, text string }{
	noteIncomplete: {"incomplete", "IncompleteScan", "error", "Something that was asked for could not be analysed."},
	noteCut:        {"results-cut", "TooManyResults", "warning", "Results were left out because code scanning keeps no more."},
}

// SARIF is the report for GitHub code scanning and SARIF viewers. It has no code
// in it: a viewer reads that from the tree.
func SARIF(w io.Writer, in Input) error {
	fs := in.worstFirst()
	// GitHub opens suppressed results as alerts: they are here only if asked for.
	fs = append(fs, in.suppressed()...)
	var cut []finding.Finding
	if len(fs) > maxResults {
		fs, cut = fs[:maxResults], fs[maxResults:]
	}
	b := newRunBuilder(in, fs)
	for _, f := range fs {
		b.run.Results = append(b.run.Results, b.result(f))
	}
	b.invocation(cut)

	// go-sarif's New refuses nothing but an unknown version.
	report, err := sarif.New(sarif.Version210)
	if err != nil {
		return fmt.Errorf("start a SARIF report: %w", err)
	}
	report.Schema = sarifSchema
	report.AddRun(b.run)
	var buf bytes.Buffer
	if err := report.Write(&buf); err != nil {
		return fmt.Errorf("encode the SARIF report: %w", err)
	}
	return prune(w, buf.Bytes())
}

// runBuilder fills one run. Rules and taxa are registered before any result, so
// that every index is right.
type runBuilder struct {
	in        Input
	run       *sarif.Run
	ruleIndex map[string]uint
	cweIndex  map[int]uint
	hashes    map[string]hashed // by path, each file read once
}

func newRunBuilder(in Input, fs []finding.Finding) *runBuilder {
	driver := &sarif.ToolComponent{
		Name:           "leakvet",
		InformationURI: ptr(homepage),
		Version:        ptr(versionOr(in.Version, "devel")),
		Rules:          []*sarif.ReportingDescriptor{},
	}
	if v := semver.FindStringSubmatch(in.Version); v != nil {
		driver.SemanticVersion = &v[1]
	}
	for _, n := range notes {
		driver.Notifications = append(driver.Notifications, &sarif.ReportingDescriptor{
			ID: n.id, Name: ptr(n.name), ShortDescription: plain(n.text), FullDescription: plain(n.text),
			HelpURI: ptr(homepage), Help: plain(n.text),
			DefaultConfiguration: &sarif.ReportingConfiguration{Level: n.level},
		})
	}
	b := &runBuilder{
		in:        in,
		run:       sarif.NewRun(sarif.Tool{Driver: driver}),
		ruleIndex: map[string]uint{},
		cweIndex:  map[int]uint{},
		hashes:    map[string]hashed{},
	}
	b.run.ColumnKind = "utf16CodeUnits"
	b.run.AutomationDetails = &sarif.RunAutomationDetails{ID: ptr(sarifCategory)}
	b.registerRules(fs)
	b.registerCWE(fs)
	return b
}

var semver = regexp.MustCompile(`^v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$`)

func versionOr(version, otherwise string) string {
	if version == "" {
		return otherwise
	}
	return version
}

// registerCWE adds the taxonomy of the weaknesses that the findings are of.
func (b *runBuilder) registerCWE(fs []finding.Finding) {
	cwe := &sarif.ToolComponent{
		Name:             "CWE",
		Organization:     ptr("MITRE"),
		InformationURI:   ptr("https://cwe.mitre.org/"),
		ShortDescription: plain("The MITRE Common Weakness Enumeration"),
		IsComprehensive:  ptr(false),
	}
	for _, n := range usedCWE(fs) {
		b.cweIndex[n] = uint(len(cwe.Taxa))
		cwe.Taxa = append(cwe.Taxa, &sarif.ReportingDescriptor{
			ID:               strconv.Itoa(n),
			Name:             ptr("CWE-" + strconv.Itoa(n)),
			ShortDescription: plain("CWE-" + strconv.Itoa(n)),
			HelpURI:          ptr(fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", n)),
		})
	}
	if len(cwe.Taxa) == 0 {
		return
	}
	b.run.Taxonomies = []*sarif.ToolComponent{cwe}
	b.run.Tool.Driver.SupportedTaxonomies = []*sarif.ToolComponentReference{cweReference()}
}

func cweReference() *sarif.ToolComponentReference {
	return &sarif.ToolComponentReference{Name: ptr("CWE"), Index: ptr(uint(0))}
}

// invocation says how far the run can be trusted.
func (b *runBuilder) invocation(cut []finding.Finding) {
	inv := &sarif.Invocation{ExecutionSuccessful: ptr(b.in.Result.Complete())}
	note := func(kind int, text string) {
		inv.ToolExecutionNotifications = append(inv.ToolExecutionNotifications, &sarif.Notification{
			Descriptor: &sarif.ReportingDescriptorReference{Id: ptr(notes[kind].id), Index: ptr(uint(kind))},
			Level:      notes[kind].level,
			Message:    &sarif.Message{Text: &text},
		})
	}
	for _, p := range b.in.Result.Problems {
		note(noteIncomplete, fmt.Sprintf("Not scanned (%s): %s", p.Engine, problemLine(p)))
	}
	if len(cut) > 0 {
		note(noteCut, fmt.Sprintf("%s left out, the least severe: %s. Code scanning keeps %s; --format json has all.",
			count(len(cut), "result"), bySeverity(tally(cut)), thousands(maxResults)))
	}
	b.run.Invocations = []*sarif.Invocation{inv}
}

// bySeverity writes "3 high, 12 low".
func bySeverity(n totals) string {
	var parts []string
	for _, s := range n.severities() {
		parts = append(parts, thousands(int64(n.all.of(s)))+" "+s.String())
	}
	return strings.Join(parts, ", ")
}

func plain(text string) *sarif.MultiformatMessageString {
	return &sarif.MultiformatMessageString{Text: &text}
}

func ptr[T any](v T) *T { return &v }
