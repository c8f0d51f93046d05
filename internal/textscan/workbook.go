package textscan

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// scanWorkbook scans the cells of a workbook by the names of their columns, and adds what it
// finds to out. read is false if they could not be read; again reads what r had.
func (e *Engine) scanWorkbook(ctx context.Context, src Source, r io.Reader, out *Outcome) (again io.Reader, read bool, err error) {
	data, err := io.ReadAll(io.LimitReader(r, maxArtifact+1))
	if err != nil {
		return nil, false, err
	}
	again = io.MultiReader(bytes.NewReader(data), r)
	if len(data) <= maxArtifact {
		again = bytes.NewReader(data)
	}
	text, limit, err := artifact.WorkbookText(data)
	if err != nil { // no workbook, or larger than what was read: an archive like others
		return again, false, nil
	}
	if limit != "" {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: (&LimitError{limit}).Error()})
	}
	found, suppressed, err := e.scanText(ctx, Source{Path: src.Path + "!rows.jsonl", Commit: src.Commit}, strings.NewReader(text), int64(len(text)), func(piece) {})
	if isLimit(err) {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: err.Error()})
		err = nil
	}
	for i := range found {
		f := &found[i]
		f.Location.Path, f.Location.Region = src.Path, finding.Region{}
		f.Message = fmt.Sprintf("%s (in a sheet of a workbook)", f.Message)
	}
	out.Findings, out.Suppressed = append(out.Findings, once(found)...), out.Suppressed+suppressed
	return again, true, err
}
