package textscan

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// skippedPaths are gitleaks' expressions for files that it does not read, and what
// is left of them for who reads documents and pictures' metadata.
var skippedPaths = map[string]string{
	`(?i)\.(?:bmp|gif|jpe?g|png|svg|tiff?)$`:                                    `(?i)\.(?:bmp|svg)$`,
	`(?i)\.(?:docx?|xlsx?|pdf|bin|socket|vsidx|v2|suo|wsuo|.dll|pdb|exe|gltf)$`: `(?i)\.(?:bin|socket|vsidx|v2|suo|wsuo|.dll|pdb|exe|gltf)$`,
}

// readDocuments takes documents out of what gitleaks skips by their names.
func (c *gitleaksConfig) readDocuments() {
	for _, a := range c.allow {
		for i, re := range a.Paths {
			if rest, ok := skippedPaths[re.String()]; ok {
				a.Paths[i] = regexp.MustCompile(rest)
			}
		}
	}
}

// scanDocument scans the text of a PDF or what an image says about itself. There,
// findings have no lines; the picture is not read.
func (e *Engine) scanDocument(ctx context.Context, src Source, kind string, r io.Reader) (out Outcome, err error) {
	problem := func(limit string) {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: (&LimitError{limit}).Error()})
	}
	data, err := io.ReadAll(io.LimitReader(r, maxArtifact+1))
	if err != nil {
		return out, err
	}
	if len(data) > maxArtifact {
		problem(fmt.Sprintf("more than %d MB in one document", maxArtifact>>20))
	}
	text, name, limit := artifact.DocumentText(kind, data)
	if limit != "" {
		problem(limit)
	}
	if artifact.IsPicture(kind) && e.opts.ReadPicture != nil {
		e.readPicture(ctx, src, data, &out)
	}
	if strings.TrimSpace(text) == "" {
		return out, nil
	}
	found, suppressed, err := e.scanText(ctx, Source{Path: src.Path + "!" + name, Commit: src.Commit}, strings.NewReader(text), int64(len(text)), func(piece) {})
	if isLimit(err) {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: err.Error()})
		err = nil
	}
	for i := range found {
		f := &found[i]
		f.Location.Path, f.Location.Region = src.Path, finding.Region{}
		f.Location.Pointer = strings.TrimSuffix(kind+" text → "+f.Location.Pointer, " → ")
		f.Message = fmt.Sprintf("%s (in the text of a %s)", f.Message, kind)
	}
	out.Findings, out.Suppressed = append(out.Findings, once(found)...), suppressed
	return out, err
}

// once keeps one finding a secret: without lines, the places of one are all the same.
func once(found []finding.Finding) []finding.Finding {
	seen := make(map[finding.Identity]bool)
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		again := seen[f.Identity]
		seen[f.Identity] = true
		return again
	})
}
