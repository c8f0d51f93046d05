package textscan

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/lazyregexp"
)

// placeholderWords stand in values that only show where a secret goes. They
// count as whole words: "example" in "counterexample1" or "yourself" says nothing.
var placeholderWords = wordSet(`example examples examplekey your yours yourkey replace replaceme change changeme changeit dummy fake sample
	placeholder redacted insert todo xxx mock here notreal notasecret invalid`)

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// placeholder reports whether a value is plainly no secret, whatever rule found it.
func placeholder(v string) bool {
	if strings.Contains(v, "…") || strings.Contains(v, "...") {
		return true
	}
	run := 1
	for i := 1; i < len(v); i++ {
		if v[i] != v[i-1] {
			run = 1
			continue
		}
		run++
		limit := 8
		switch v[i] {
		case 'x', 'X', '*', '.':
			limit = 4
		case '0':
			limit = 6
		case 'A', '=': // zero bytes in base64
			limit = len(v)/2 + 8
		}
		if run >= limit {
			return true
		}
	}
	for _, w := range tokens(v) {
		if placeholderWords[strings.ToLower(w)] {
			return true
		}
	}
	// AWS writes its samples so, without a boundary.
	return strings.HasSuffix(v, "EXAMPLE") || strings.HasSuffix(v, "EXAMPLEKEY")
}

// tokens cuts a value at everything that is no letter. A word inside a random
// run of letters and digits is chance, so digits beside it take it away.
func tokens(v string) []string {
	words := strings.FieldsFunc(v, func(r rune) bool { return !isAlnum(r) })
	return slices.DeleteFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") })
}

func isAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// referenceForms are values that say where a secret is to be taken from.
var referenceForms = lazyregexp.New(`^(?:\$|%[A-Za-z_]\w*%|%\([\w.]+\)s$|\{\{|<[^>]*>?$|@\w+@$|%[-+# 0]?[a-zA-Z]$|\{[\w.]*\}?$)` +
	`|\$\{|\$\(|\{\{|^(?:op|vault|secret|secrets|ssm|sm|gcpsm|awssm|keyvault|file|env|ref)(?:\+\w+)?:` +
	`|^arn:|^\[(?:parameters|variables|concat|listKeys|reference|if|format)\(|^[A-Z][A-Za-z]*\[[\w ,.|]+\]$|^pgp:[A-Z_]+$|^ENC\[|^AgB[A-Za-z0-9+/]{20}|^!|process\.env|os\.environ|(?i:getenv\()|secretKeyRef|^(?:var|local|data|module|secrets|env|config|cfg|self|this|settings|process|os)\.[A-Za-z_]` +
	`|^[A-Za-z_][\w.]*\(|\.\w+\(|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Za-z_][A-Za-z_-]{2,}=[^=]|\[[^\]]*\w-\w[^\]]*\][+*{?]`)

func reference(v string) bool { return referenceForms.MatchString(v) }

// knownIDs are prefixes of identifiers that agents' transcripts are full of and
// that open nothing; publishable keys are meant to be seen.
var knownIDs = lazyregexp.New(`^(?:call|toolu|tooluse|chatcmpl|cmpl|msg|req|resp|rs|run|asst|thread|file|fp|batch|item|evt|event|sess|trace|span|step|vs|ws|fc|ctc|gen|org|proj|user|cus|pi|in|sub|price|prod|acct)[_-][A-Za-z0-9]` +
	`|^pk[_-](?:live|test|lf)[_-]|^phc_|^sb_publishable_|^pub[0-9a-f]{32}$|^gAAAAA[A-Za-z0-9_-]{40}|^U2FsdGVkX1|^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$|^(?:sha\d{1,3}|md5|h1|blake\w*)[-:]`)

func knownID(v string) bool { return knownIDs.MatchString(v) }

var uuid = lazyregexp.New(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
