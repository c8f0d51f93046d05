package textscan

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/leakvet/leakvet/internal/ngram"
	"github.com/leakvet/leakvet/rules/secretname"
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

// insideBlob reports whether a stretch of text lies within base64: there, every
// form of letters and digits turns up by chance.
func insideBlob(text string, s span) bool {
	const enough = 16 // characters around it that are no words of a path
	from, to := s.start, s.end
	for from > 0 && s.start-from < enough && isBlobByte(text[from-1]) {
		from--
	}
	for to < len(text) && to-s.end < enough && isBlobByte(text[to]) {
		to++
	}
	around := text[from:s.start] + text[s.end:to]
	return len(around) >= enough && strings.ContainsAny(around, "0123456789+") && lettersInWords(around)*3 <= len(around) &&
		strings.ToUpper(around) != around && strings.ToLower(around) != around
}

func isBlobByte(c byte) bool { return isAlnum(rune(c)) || c == '+' || c == '/' }

// referenceForms are values that say where a secret is to be taken from.
var referenceForms = regexp.MustCompile(`^(?:\$|%[A-Za-z_]\w*%|\{\{|<[^>]*>?$|@\w+@$|%[-+# 0]?[a-zA-Z]$|\{[\w.]*\}?$)` +
	`|\$\{|\$\(|\{\{|^(?:op|vault|secret|secrets|ssm|sm|gcpsm|awssm|keyvault|file|env|ref)(?:\+\w+)?:` +
	`|^arn:|^\[(?:parameters|variables|concat|listKeys|reference|if|format)\(|^[A-Z][A-Za-z]*\[[\w ,.|]+\]$|^pgp:[A-Z_]+$|^ENC\[|^AgB[A-Za-z0-9+/]{20}|^!|process\.env|os\.environ|(?i:getenv\()|secretKeyRef|^(?:var|local|data|module|secrets|env|config|cfg|self|this|settings|process|os)\.[A-Za-z_]` +
	`|^[A-Za-z_][\w.]*\(|\.\w+\(|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Za-z_][A-Za-z_-]{2,}=[^=]|\[[^\]]*\w-\w[^\]]*\][+*{?]`)

func reference(v string) bool { return referenceForms.MatchString(v) }

// knownIDs are prefixes of identifiers that agents' transcripts are full of and
// that open nothing; publishable keys are meant to be seen.
var knownIDs = regexp.MustCompile(`^(?:call|toolu|tooluse|chatcmpl|cmpl|msg|req|resp|rs|run|asst|thread|file|fp|batch|item|evt|event|sess|trace|span|step|vs|ws|fc|ctc|gen|org|proj|user|cus|pi|in|sub|price|prod|acct)[_-][A-Za-z0-9]` +
	`|^pk[_-](?:live|test|lf)[_-]|^phc_|^sb_publishable_|^pub[0-9a-f]{32}$|^gAAAAA[A-Za-z0-9_-]{40}|^U2FsdGVkX1|^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$|^(?:sha\d{1,3}|md5|h1|blake\w*)[-:]`)

func knownID(v string) bool { return knownIDs.MatchString(v) }

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// notSecretWords, anywhere in a name, say that its value is a digest, an
// identifier or a count. A name of a pattern "access_id" is one too.
var notSecretWords = wordSet(`sha sha1 sha256 sha512 md5 hash hashes digest etag checksum fingerprint integrity commit revision rev version
	id ids uid uuid guid arn traceparent nonce cache idempotency partition sort primary foreign public pub pubkey publishable
	max min count limit usage input output url uri path file dir name names label labels type kind schema ref range index column
	msgid message request trace span session keyboard keyframe keypath keypress monkey thread queue topic tokenizer tokenization author authors`)

// aboutSecret reports whether a name is about a secret, or of something else.
func aboutSecret(key string) bool {
	if key == "" {
		return false
	}
	if _, ok := secretname.Classify(key); ok {
		return false
	}
	if secretname.About(key) {
		return true
	}
	for _, w := range secretname.Split(key) {
		if notSecretWords[w] {
			return true
		}
	}
	return false
}

// entropyFloor is the least entropy of a random value of the same alphabet. One
// floor for all, as gitleaks has it, drops 19 % of random keys of 32 hex digits.
func entropyFloor(v string) float64 {
	switch {
	case isHex(v):
		return 2.9
	case len(v) <= 16:
		return 3.0
	case len(v) <= 20:
		return 3.2
	}
	return 3.5
}

func isHex(v string) bool {
	return strings.Trim(v, "0123456789abcdef") == "" || strings.Trim(v, "0123456789ABCDEF") == ""
}

// repetitive reports whether a value of some length has hardly any variety.
func repetitive(v string) bool {
	var seen [256]bool
	n := 0
	for i := range len(v) {
		if !seen[v[i]] {
			seen[v[i]] = true
			n++
		}
	}
	return n <= 4 || len(v) >= 24 && n <= 6
}

// keyboardRows are what fingers and counters type.
var keyboardRows = []string{"01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "9876543210", "zyxwvutsrqponmlkjihgfedcba"}

// keyboardNext says, of each row, which character follows another.
var keyboardNext = func() (next [][256]byte) {
	for _, row := range keyboardRows {
		var n [256]byte
		for i := range len(row) - 1 {
			n[row[i]] = row[i+1]
		}
		next = append(next, n)
	}
	return next
}()

// keyboardRun reports whether runs of six and more neighbours make up most of a
// value: "abcdef123456".
func keyboardRun(v string) bool {
	if len(v) > 128 {
		return false // nobody types that much
	}
	low, inRuns := strings.ToLower(v), 0
	for i := 0; i+6 <= len(low); {
		n := longestRun(low[i:])
		if n < 6 {
			i++
			continue
		}
		inRuns += n
		i += n
	}
	return inRuns*2 > len(v)
}

func longestRun(s string) int {
	best := 0
	for row := range keyboardNext {
		n := 1
		for n < len(s) && keyboardNext[row][s[n-1]] == s[n] && s[n] != 0 {
			n++
		}
		best = max(best, n)
	}
	return best
}

// weakPasswords are what tutorials put where a password goes.
var weakPasswords = wordSet(`pass password passwd pwd secret test testing user username root admin guest postgres mysql redis mongo mongodb
	rabbitmq rabbit minio minioadmin default none null nil true false empty string token key value local localhost dev development
	demo foo bar baz example changeme hunter2 letmein opensesame p@ssword p@ssw0rd p password1 password123 secret123 test123 pass123 admin123 pw x y z xx
	my the db app api service server cluster client grafana nats kafka elastic neo4j qdrant weaviate clickhouse langfuse openai agent agents
	my-secret-pw mypassword mysecretpassword supersecret topsecret supersecretpassword your_password yourpassword db_password dbpassword ci`)

// weakPassword reports whether a password is one of a tutorial, or a template.
func weakPassword(v string) bool {
	low := strings.ToLower(strings.Trim(v, "*_-."))
	if weakPasswords[low] || low == "" {
		return true
	}
	letters := strings.Map(func(r rune) rune {
		if isAlnum(r) {
			return r
		}
		return -1
	}, low)
	if weakPasswords[letters] { // "pass/word"
		return true
	}
	// "user_password", "testpass", "redis-secret1": words of the list and nothing else.
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return !isAlnum(r) }) {
		if !spelled(strings.TrimRight(w, "0123456789!"), 3) && !spelled(unleet.Replace(w), 3) {
			return false
		}
	}
	return true
}

// spelled reports whether a word is made of at most n weak words.
func spelled(w string, n int) bool {
	if w == "" || weakPasswords[w] || placeholderWords[w] {
		return true
	}
	for i := 2; i < len(w) && n > 1; i++ {
		if (weakPasswords[w[:i]] || placeholderWords[w[:i]]) && spelled(w[i:], n-1) {
			return true
		}
	}
	return false
}

// unleet undoes how people write words with digits in them: "s3cr3t".
var unleet = strings.NewReplacer("3", "e", "4", "a", "0", "o", "1", "i", "5", "s", "$", "s", "@", "a")

// tellsItself matches a password that is called one: "my-client-secret", "somepassword1".
var tellsItself = regexp.MustCompile(`^(?:[a-z]+[0-9]{0,2}[-_.]?)*(?:secret|token|password|passphrase|passwd|pass|pwd|key)[0-9]{0,3}$`)

// pathLike reports whether a value is a path, an import path, a host or a URL.
func pathLike(v string) bool {
	if strings.Contains(v, "://") || strings.HasPrefix(v, "/") && !strings.ContainsAny(v, "+=") && strings.Count(v, "/") > 1 || strings.HasPrefix(v, "./") {
		return true
	}
	segments := strings.FieldsFunc(v, func(r rune) bool { return r == '/' || r == '.' })
	if len(segments) < 3 {
		return false
	}
	for _, s := range segments {
		if random(s) {
			return false
		}
	}
	return true
}

func hasDigitOrSign(v string) bool {
	return strings.IndexFunc(v, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == '-' || r == '.')
	}) >= 0
}

// isASCII is false for words of most people's languages, as translations hold.
func isASCII(v string) bool {
	return strings.IndexFunc(v, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// caseChanges counts where characters of another kind begin: small letters behind
// capitals, digits behind letters.
func caseChanges(v string) (n int) {
	for i := 1; i < len(v); i++ {
		if charKind(rune(v[i])) != charKind(rune(v[i-1])) {
			n++
		}
	}
	return n
}

// What a value has to score to pass for drawn at random: beside a name that says
// secret 1 % of all drawn values may be lost, in a sentence 10 %.
const (
	likelyNamed = 1.58
	likelyTold  = 3.90
)

// random reports whether a value looks drawn rather than written.
func random(v string) bool {
	return len(v) >= 12 && (hasDigit(v) || len(v) >= 20 && caseChanges(v)*3 >= len(v)) && ngram.Score(v) >= likelyNamed
}

// sentence reports whether a value is base64 of words: somebody's note that this
// is no real one.
func sentence(v string) bool {
	if len(v) < minEncoded {
		return false
	}
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(v, "="))
	return err == nil && printable(b) && strings.Count(string(b), " ") >= 2 && lettersInWords(string(b))*2 >= len(b)
}

// lettersInWords counts small letters in runs as long as words are.
func lettersInWords(v string) (n int) {
	run := 0
	for i := range len(v) + 1 {
		if i < len(v) && v[i] >= 'a' && v[i] <= 'z' {
			run++
			continue
		}
		if run >= 4 {
			n += run
		}
		run = 0
	}
	return n
}

func charKind(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return 'd'
	case r >= 'a' && r <= 'z':
		return 'l'
	case r >= 'A' && r <= 'Z':
		return 'u'
	}
	return 's'
}
