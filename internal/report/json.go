package report

import (
	_ "embed"
	"io"
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
)

// schemaVersion is major.minor. Fields are added in a minor version; a field that
// goes or changes its meaning takes a major one.
const schemaVersion = "1.1"

//go:embed schema/leakvet-report.schema.json
var jsonSchema []byte

// JSONSchema returns the schema of what [JSON] writes.
func JSONSchema() []byte { return slices.Clone(jsonSchema) }

type jsonReport struct {
	SchemaVersion string            `json:"schemaVersion"`
	Tool          jsonTool          `json:"tool"`
	Complete      bool              `json:"complete"`
	Findings      []finding.Finding `json:"findings"`
	Suppressed    []finding.Finding `json:"suppressed,omitempty"`
	Problems      []finding.Problem `json:"problems"`
	Stats         finding.Stats     `json:"stats"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// JSON is the report for programs: everything known about each finding. It has no
// time in it, so that the same tree gives the same bytes.
func JSON(w io.Writer, in Input) error {
	r := jsonReport{
		SchemaVersion: schemaVersion,
		Tool:          jsonTool{"leakvet", in.Version},
		Complete:      in.Result.Complete(),
		Findings:      in.findings(),
		Suppressed:    in.suppressed(),
		Problems:      in.Result.Problems,
		Stats:         in.Result.Stats,
	}
	// A list without elements is [], never null.
	r.Findings = append([]finding.Finding{}, r.Findings...)
	r.Problems = append([]finding.Problem{}, r.Problems...)
	for _, fs := range [][]finding.Finding{r.Findings, r.Suppressed} {
		for i := range fs {
			f := &fs[i]
			f.Production = append([]int{}, f.Production...)
			f.Remedy = in.remedy(*f)
		}
	}
	return writeJSON(w, r)
}
