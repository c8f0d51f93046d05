package finding

import (
	"fmt"
	"strings"
)

// Severity says how bad a finding is if it is true.
type Severity int

// The severities, from least to worst.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = [...]string{"info", "low", "medium", "high", "critical"}

// String returns the lower-case name.
func (s Severity) String() string { return name(severityNames[:], int(s)) }

// MarshalText writes the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name.
func (s *Severity) UnmarshalText(b []byte) error {
	v, err := ParseSeverity(string(b))
	*s = v
	return err
}

// ParseSeverity reads a name; its error lists the names.
func ParseSeverity(text string) (Severity, error) {
	i, err := parse("severity", severityNames[:], text)
	return Severity(i), err
}

// Confidence says how sure leakvet is that a finding is true. It is separate
// from severity: evidence sets confidence, the sink sets severity.
type Confidence int

// The confidences: an inferred sink or a bare name is low, a secret-like name
// on a type that can hold a secret is medium, a known credential API is high.
const (
	LowConfidence Confidence = iota
	MediumConfidence
	HighConfidence
)

var confidenceNames = [...]string{"low", "medium", "high"}

// String returns the lower-case name.
func (c Confidence) String() string { return name(confidenceNames[:], int(c)) }

// MarshalText writes the name.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a name.
func (c *Confidence) UnmarshalText(b []byte) error {
	v, err := ParseConfidence(string(b))
	*c = v
	return err
}

// ParseConfidence reads a name; its error lists the names.
func ParseConfidence(text string) (Confidence, error) {
	i, err := parse("confidence", confidenceNames[:], text)
	return Confidence(i), err
}

func name(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return fmt.Sprintf("level(%d)", i)
	}
	return names[i]
}

func parse(what string, names []string, text string) (int, error) {
	for i, n := range names {
		if n == text {
			return i, nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q: use one of %s", what, text, strings.Join(names, ", "))
}
