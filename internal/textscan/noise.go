package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

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
