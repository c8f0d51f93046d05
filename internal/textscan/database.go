package textscan

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/sqlite"
)

// scanDatabase scans the rows of a SQLite database as JSON lines, {"table": {"column":
// value}}. There, findings have no lines; their pointer names table and column.
func (e *Engine) scanDatabase(ctx context.Context, src Source, r io.Reader, size int64) (out Outcome, err error) {
	problem := func(message string) {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: message})
	}
	at, ok := r.(io.ReaderAt)
	if !ok { // out of an archive, or of git
		data, err := io.ReadAll(io.LimitReader(r, maxArtifact+1))
		if err != nil {
			return out, err
		}
		if len(data) > maxArtifact {
			problem((&LimitError{fmt.Sprintf("more than %d MB in one database that is no file of its own", maxArtifact>>20)}).Error())
		}
		at, size = bytes.NewReader(data), int64(len(data))
	}
	lines, w := io.Pipe()
	read := make(chan error, 1)
	go func() {
		err := sqlite.Rows(at, size, func(row sqlite.Row) bool {
			_, err := w.Write(rowLine(row))
			return err == nil
		})
		_ = w.Close()
		read <- err
	}()
	found, suppressed, err := e.scanText(ctx, Source{Path: src.Path + "!rows.jsonl", Commit: src.Commit}, lines, size, func(piece) {})
	_ = lines.Close()
	if damage := <-read; damage != nil && ctx.Err() == nil {
		problem(fmt.Sprintf("%v: the rows that could be read were scanned; check it with PRAGMA integrity_check", damage))
	}
	if isLimit(err) {
		problem(err.Error())
		err = nil
	}
	for i := range found {
		f := &found[i]
		f.Location.Path, f.Location.Region = src.Path, finding.Region{}
		f.Message += " (in a SQLite database)"
	}
	out.Findings, out.Suppressed = once(found), suppressed
	if errors.Is(err, io.ErrClosedPipe) {
		err = nil
	}
	return out, err
}

// rowLine writes a row as a line of JSON. Bytes become base64, or text if they are.
func rowLine(row sqlite.Row) []byte {
	cells := make(map[string]any, len(row.Values))
	for i, v := range row.Values {
		name := "column " + strconv.Itoa(i+1)
		if i < len(row.Columns) {
			name = row.Columns[i]
		}
		switch v := v.(type) {
		case string:
			cells[name] = v
		case []byte:
			if len(v) > 0 && (v[0] == '{' || v[0] == '[') && json.Valid(v) {
				cells[name] = string(v)
			} else {
				cells[name] = v
			}
		}
	}
	line, err := json.Marshal(map[string]any{row.Table: cells})
	if err != nil {
		return nil // maps of strings and bytes can be written
	}
	return append(line, '\n')
}
