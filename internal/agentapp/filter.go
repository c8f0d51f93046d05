package agentapp

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// filterByName lists what a placeholder can be piped through. "json" escapes for
// the inside of a JSON string; each level of JSON in JSON takes one more.
var filterByName = map[string]func(string) string{
	"b64":  func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"json": jsonEscape,
}

func jsonEscape(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(b), `"`), `"`)
}
