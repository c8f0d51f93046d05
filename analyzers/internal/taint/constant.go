package taint

import (
	"go/constant"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// constant is the node of a constant operand: a literal may be a secret if what it
// is bound to says so.
func (f *frame) constant(c *ssa.Const) *node {
	if c.Value == nil || c.Value.Kind() != constant.String {
		return nil
	}
	s := constant.StringVal(c.Value)
	if !plausible(s) {
		return nil
	}
	if title := f.engine.recognise(s); title != "" {
		return &node{literal: true, labels: labels{(f.source("hard-coded "+title, f.pos(f.fn.Pos()), high)).label()}}
	}
	return literalNode
}

// recognise returns what a literal is that has the form of a provider's key, "" if it
// is none.
func (e *engine) recognise(s string) string {
	title, ok := e.recognised[s]
	if !ok {
		_, title, _ = rules.FixedPrefixRule(s)
		e.recognised[s] = title
	}
	return title
}

var literalNode = &node{literal: true}

// plausible reports whether a literal could be a secret: one word, and not a word
// that stands in for one.
func plausible(s string) bool {
	if len(s) < 5 || len(s) > 4096 || strings.ContainsAny(s, " \t\n<>{}[]()*%…") || strings.HasPrefix(s, "$") {
		return false
	}
	if isEnvName(s) {
		return false // API_KEY names a secret
	}
	low := strings.ToLower(s)
	for _, w := range placeholders {
		if strings.Contains(low, w) {
			return false
		}
	}
	return true
}

// isEnvName recognises the name of an environment variable.
func isEnvName(s string) bool {
	return strings.Contains(s, "_") && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
}

var placeholders = []string{
	"redact", "mask", "hidden", "xxx", "example", "placeholder", "removed", "omitted", "sanitized", "scrubbed", "filtered", "changeme",
	"unknown", "missing", "present", "undefined", "password", "secret", "token", "credential", "api_key", "apikey", "api-key", "---", "...", "dummy", "your", "bearer",
}
