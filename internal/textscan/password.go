package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/internal/lazyregexp"
)

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
var tellsItself = lazyregexp.New(`^(?:[a-z]+[0-9]{0,2}[-_.]?)*(?:secret|token|password|passphrase|passwd|pass|pwd|key)[0-9]{0,3}$`)
