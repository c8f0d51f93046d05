package textscan

import "github.com/leakvet/leakvet/internal/lazyregexp"

// redactedForms match what recorders, loggers and people leave where a secret was:
// "[Filtered]", "<AUTH_TOKEN>", "***REMOVED***", "(hidden)", "abc***xyz".
var redactedForms = lazyregexp.New(`^[\[<({*#_-]{1,3}\s?[A-Za-z][A-Za-z0-9 _:.-]{0,40}\s?[\]>)}*#_-]{1,3}$` +
	`|^.{0,8}(?:\*{3,}|•{3,}|#{4,}).{0,8}$` +
	`|(?i:^(?:sanitized|redacted|filtered|scrubbed|stripped|masked|hidden|removed|omitted|censored|elided|suppressed)(?:[-_ ](?:value|secret|token|key|password|by[-_ ]\w+))?$)`)

// redactedMark reports whether a value is such a mark. A long word that ends in a dash
// is none.
func redactedMark(v string) bool {
	return len(v) <= 60 && redactedForms.MatchString(v) && !random(v)
}
