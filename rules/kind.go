package rules

// SinkKind says what a sink does with what it is given. Checks join source
// kinds to sink kinds and never name a library.
type SinkKind struct {
	ID string
	// Noun completes "API key reaches …".
	Noun string
	// Rule is the check that owns the kind.
	Rule string
	// Severity is what a leak of a credential into this kind weighs.
	Severity string
}

// SinkKinds lists every sink kind; models may use no other.
var SinkKinds = []SinkKind{
	{"prompt", "a model prompt", "promptleak", "critical"},
	{"system-prompt", "the system prompt", "promptleak", "critical"},
	{"tool-result", "a tool result that the model reads", "promptleak", "critical"},
	{"tool-error", "a tool error that the model reads", "promptleak", "high"},
	{"retrieval", "an embedding or retrieval store", "promptleak", "high"},

	{"log", "a log", "logleak", "high"},
	{"stdout", "standard output or error", "logleak", "medium"},
	{"trace", "a trace", "logleak", "high"},
	{"baggage", "baggage sent to every downstream service", "logleak", "high"},
	{"metric", "a metric label", "logleak", "high"},
	{"error-tracker", "an error tracker", "logleak", "high"},
	{"panic", "a panic message", "logleak", "medium"},
	{"error", "a returned error", "logleak", "medium"},
	{"argv", "the arguments of a process, which every user of the machine can list", "logleak", "medium"},

	{"queue", "a queue", "replayleak", "high"},
	{"dead-letter", "a dead-letter queue", "replayleak", "high"},
	{"workflow", "workflow history", "replayleak", "high"},
	{"cache", "a cache", "replayleak", "medium"},
	{"database", "a database", "replayleak", "medium"},
	{"file", "a file", "replayleak", "medium"},
	{"cassette", "a recorded cassette", "replayleak", "high"},
	{"snapshot", "a snapshot", "replayleak", "high"},
	{"transcript", "a transcript", "replayleak", "high"},

	{"response", "an HTTP or RPC response", "responseleak", "high"},
	{"ui", "an approval page", "responseleak", "high"},
	{"message", "a chat or mail message", "responseleak", "high"},
	{"debug", "a debug endpoint", "responseleak", "high"},

	{"serialized", "serialised data", "marshalleak", "low"},
}

// SinkKindByID finds a kind; ok is false for an unknown one.
func SinkKindByID(id string) (k SinkKind, ok bool) {
	for _, k := range SinkKinds {
		if k.ID == id {
			return k, true
		}
	}
	return SinkKind{}, false
}
