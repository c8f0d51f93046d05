package textscan

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/inspect"
)

// aboutKey tells what stands beside a private key says of it: the service account
// that it belongs to, the certificate that was issued for it.
func (e *Engine) aboutKey(l *artifact.Leaf) string {
	account, certificate := l.Owner()
	if account != "" && len(account) < 100 && plainName.MatchString(account) {
		return "of the service account " + account
	}
	if b, err := base64.StdEncoding.DecodeString(certificate); err == nil && len(b) > 0 {
		return inspect.Certificate(string(b), e.opts.Now)
	}
	return ""
}

// replayed are the classes of artifacts that are read again, by people and by
// programs: a key in them is one step worse than elsewhere.
var replayed = []string{"recorded exchange", "agent transcript", "queue dump", "workflow history"}

// weigh adds to a finding what its credential and its artifact say about it.
func (e *Engine) weigh(f *finding.Finding, h *hit, where place) {
	facts := inspect.Credential(h.value, e.opts.Now)
	if h.about != "" {
		facts.Words = append([]string{h.about}, facts.Words...)
	}
	if len(facts.Words) > 0 {
		f.Message = fmt.Sprintf("%s (%s)", f.Message, strings.Join(facts.Words, ", "))
	}
	if facts.Sample && f.Confidence == finding.HighConfidence {
		f.Confidence = finding.MediumConfidence
	}
	if facts.Harmless {
		f.Severity--
	} else if slices.Contains(replayed, where.class) {
		f.Severity++
	}
	f.Severity = max(finding.Low, min(f.Severity, finding.Critical))
}
