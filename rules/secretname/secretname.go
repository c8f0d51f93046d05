// Package secretname judges identifiers: does a name say that its value is a
// credential? Names are split into words and never matched as substrings, so
// "maxTokens", "secretName", "passwordFile" and "publicKey" are not secrets while
// "dbPassword", "OPENAI_API_KEY" and "X-Api-Key" are.
//
// A name alone is weak evidence: the caller looks at the type too, see
// [Name.NeedsContext].
package secretname

import "strings"

// Name is the verdict on an identifier that names a credential.
type Name struct {
	// Noun is the credential in a developer's words: "API key", "password".
	Noun string
	// NeedsContext is set for a bare "token", "key", "auth" or "cookie", which
	// names a credential only beside something that says so.
	NeedsContext bool
}

// heads maps the words that a secret's name ends with to what it is. Entries of
// several words stand before their last word alone.
var heads = []struct {
	words string
	noun  string
	bare  bool // only if it is not the whole name, or with context
}{
	{"api key", "API key", false}, {"apikey", "API key", false}, {"api keys", "API keys", false}, {"apikeys", "API keys", false},
	{"api token", "API token", false}, {"apitoken", "API token", false}, {"api tokens", "API tokens", false},
	{"access tokens", "access tokens", false}, {"refresh tokens", "refresh tokens", false}, {"auth tokens", "auth tokens", false}, {"bearer tokens", "bearer tokens", false},
	{"access keys", "access keys", false}, {"secret keys", "secret keys", false}, {"private keys", "private keys", false}, {"signing keys", "signing keys", false},
	{"api secret", "API secret", false}, {"app secret", "app secret", false}, {"app key", "app key", false},
	{"client secret", "client secret", false}, {"shared secret", "shared secret", false}, {"webhook secret", "webhook secret", false},
	{"secret key", "secret key", false}, {"secretkey", "secret key", false}, {"private key", "private key", false}, {"privatekey", "private key", false},
	{"private pem", "private key", false}, {"access key", "access key", false}, {"accesskey", "access key", false}, {"secret access key", "secret access key", false},
	{"account key", "account key", false}, {"storage key", "storage key", false}, {"master key", "master key", false}, {"admin key", "admin key", false},
	{"auth key", "auth key", false}, {"authkey", "auth key", false}, {"signing key", "signing key", false}, {"encryption key", "encryption key", false},
	{"hmac key", "HMAC key", false}, {"license key", "licence key", false}, {"service key", "service key", false}, {"service role key", "service key", false},
	{"subscription key", "subscription key", false}, {"unseal key", "unseal key", false}, {"recovery key", "recovery key", true}, {"ssh key", "SSH key", false}, {"bot token", "bot token", false},
	{"access token", "access token", false}, {"accesstoken", "access token", false}, {"refresh token", "refresh token", false}, {"refreshtoken", "refresh token", false},
	{"auth token", "auth token", false}, {"authtoken", "auth token", false}, {"id token", "ID token", false}, {"session token", "session token", false},
	{"session key", "session key", false}, {"session cookie", "session cookie", false}, {"session secret", "session secret", false},
	{"bearer token", "bearer token", false}, {"bearer", "bearer token", false}, {"jwt", "JWT", false}, {"jwt token", "JWT", false},
	{"security token", "security token", false}, {"personal access token", "personal access token", false}, {"pat", "personal access token", true},
	{"password", "password", false}, {"passwords", "passwords", false}, {"passwd", "password", false}, {"pwd", "password", true}, {"pw", "password", true}, {"pass", "password", true},
	{"passphrase", "passphrase", false}, {"passcode", "passcode", false}, {"userpass", "password", false}, {"passwd hash", "", false},
	{"secret", "secret", false}, {"secrets", "secrets", false},
	{"application credentials", "", false}, {"application credentials json", "credentials", false}, {"application credentials content", "credentials", false},
	{"credential", "credential", true}, {"credentials", "credentials", true}, {"creds", "credentials", true}, {"cred", "credential", true},
	{"dsn", "DSN", false}, {"connection string", "connection string", false}, {"connectionstring", "connection string", false}, {"conn string", "connection string", false}, {"conn str", "connection string", false},
	{"database url", "database URL", false}, {"database uri", "database URL", false}, {"db url", "database URL", false}, {"db uri", "database URL", false},
	{"postgres url", "database URL", false}, {"postgresql url", "database URL", false}, {"mysql url", "database URL", false}, {"mongo url", "database URL", false},
	{"mongo uri", "database URL", false}, {"mongodb url", "database URL", false}, {"mongodb uri", "database URL", false}, {"redis url", "Redis URL", false},
	{"amqp url", "AMQP URL", false}, {"rabbitmq url", "AMQP URL", false},
	{"authorization", "authorization header", false}, {"proxy authorization", "authorization header", false}, {"basic auth", "basic-auth credential", false},
	{"cookie", "cookie", true}, {"cookies", "cookies", true}, {"set cookie", "cookie", false},
	{"signed url", "signed URL", false}, {"presigned url", "signed URL", false},
	{"token", "token", true},
}

// before lists words that, anywhere in front of the head, say that the value is
// not the secret: a derived form, a flag, a count, a position in a listing.
var before = set(`hashed hash encrypted encoded masked mask redacted redact sanitized scrubbed obfuscated public pub is has have need needs use uses used
	using with without no num number max min total next prev previous page pagination continuation cursor continue start end sync delta
	progress cancellation cancel fencing idempotency
	prompt completion input output reasoning cached eos bos pad unk mask stop special csrf xsrf nonce
	count counts enable enabled disable disabled show hide allow require required requires missing invalid bad empty wrong expired forgot
	reset change update validate check verify test parse fake dummy placeholder sample
	from for of by per
	node block cell doc wiki file folder sheet app obj lookup partition sort primary foreign cache state resume`)

// appToken lists words of before that name a real kind of credential in front of
// a certain head.
var exempt = map[string]bool{
	"app secret": true, "app key": true, "app password": true, "reset token": true, "reset password": true, "test password": true, "test secret": true,
	"no auth token": false, "with token": false, "state secret": false, "node password": true, "node secret": true, "input password": true,
	"file password": true, "cache password": true, "cached token": true, "cached password": true, "start token": false, "primary key": false, "primary access key": true, "secondary access key": true,
	"update token": true, "public secret": false, "app token": true, "sync secret": true, "input token": false, "encoded password": true, "encoded token": true, "encoded secret": true,
	"encoded credentials": true, "update password": true, "change password": true, "test token": true, "expired token": true, "invalid password": true, "primary password": true,
	"wrong password": true, "parse password": false, "required password": false, "masked password": false,
}

// after lists words that, behind the head, turn the name into something about the
// secret: where it is kept, how long it lives, what it is called.
var after = set(`name names file files filename path paths url uri endpoint host id ids arn ref refs reference version type types kind count counts limit
	limits usage used len length size index idx set error err errors policy ttl header headers env envvar field fields label labels prefix
	suffix regex regexp pattern patterns format template key placeholder provider providers source store manager service client handler
	helper func fn expiry expires expiration lifetime duration age timeout rotation interval rate cost price budget
	bucket window reader writer scanner parser lexer counter config configs option options opts cfg hint hints help usage desc description
	title text message msg prompt screen page form view button column row table schema request response result results input output
	status state exists valid validator required present enabled disabled changed mode scope scopes audience issuer claims map list
	hash hashes hashed digest checksum fingerprint sum sha md5 strength length min max rule rules requirements flag flags arg args var vars
	location dir directory mount volume region account user username email owner generator factory builder scheme method at by for from to in
	iv nonce salt cost rounds algo alg algorithm info data details detail entry entries count stats metric metrics`)

// Classify judges an identifier in any style: camelCase, snake_case, kebab-case,
// UPPER_CASE. ok is false if the name names no credential.
func Classify(ident string) (n Name, ok bool) {
	if !mayMatch(ident) {
		return Name{}, false
	}
	return classify(Split(ident))
}

// ClassifyKey judges the name of an environment variable, a header, a flag or a
// setting. Nobody keeps a page token or a cache key there: STATUS_PAGE_TOKEN is the
// token of a status page.
func ClassifyKey(name string) (n Name, ok bool) {
	if name == "PWD" || name == "OLDPWD" {
		return Name{}, false // working directories
	}
	words := Split(name)
	kept := words[:0:0]
	for _, w := range words {
		if !listing[w] {
			kept = append(kept, w)
		}
	}
	if n, ok = classify(kept); ok && len(kept) < len(words) {
		n.NeedsContext = false
	}
	return n, ok
}

var listing = set(`page app node folder sheet doc cache sync state start input output update test block cell next`)

func classify(words []string) (n Name, ok bool) {
	// The head is the last words of the name; find the longest that matches.
	for length := min(4, len(words)); length >= 1; length-- {
		tail := strings.Join(words[len(words)-length:], " ")
		for _, h := range heads {
			if h.words != tail {
				continue
			}
			rest := words[:len(words)-length]
			if h.noun == "" || negated(rest, tail) {
				return Name{}, false
			}
			return Name{Noun: h.noun, NeedsContext: h.bare && !qualified(rest)}, true
		}
	}
	// "passwordValue", "tokenString", "secretBytes": the same secret, another form.
	if len(words) > 1 && asForm[words[len(words)-1]] {
		return classify(words[:len(words)-1])
	}
	return Name{}, false
}

// asForm lists last words that say in what form the same value is held.
var asForm = set(`value val content contents string str bytes raw plain plaintext cleartext literal b64 base64 pem json ptr buf current old new`)

// negated reports whether a word in front of the head says that the value is not
// the secret itself.
func negated(rest []string, head string) bool {
	if len(rest) == 0 {
		return false
	}
	last := rest[len(rest)-1]
	if v, ok := exempt[last+" "+head]; ok {
		return !v
	}
	for _, w := range rest {
		if before[w] && !exempt[w+" "+head] {
			return true
		}
	}
	return false
}

// qualified reports whether the words in front of a bare head make it a
// credential: githubToken, slackToken, dbPass, but not theToken or newToken.
func qualified(rest []string) bool {
	for _, w := range rest {
		if !vague[w] && len(w) > 1 {
			return true
		}
	}
	return false
}

var vague = set(`export exported import imported tool item each the my our your this that new old current cur raw get set fetch load read a an one first last left right tmp temp
	s t c str`)

// About reports whether the last word of an identifier says that it is about a
// secret rather than one: "secretName", "passwordFile", "tokenTTL".
func About(ident string) bool {
	words := Split(ident)
	return len(words) > 1 && after[words[len(words)-1]]
}

// mayMatch is a cheap test that lets most identifiers go.
func mayMatch(s string) bool {
	if len(s) < 2 || len(s) > 80 {
		return false
	}
	for i := 0; i+1 < len(s); i++ {
		switch s[i] | 0x20 {
		case 'p':
			if c := s[i+1] | 0x20; c == 'a' || c == 'w' || c == 'r' {
				return true
			}
		case 's', 'k', 'd', 'j', 'b':
			if c := s[i+1] | 0x20; c == 'e' || c == 's' || c == 'w' || c == 'i' || c == 't' || c == 'b' || c == 'q' {
				return true
			}
		case 'm':
			if c := s[i+1] | 0x20; c == 'o' || c == 'q' {
				return true
			}
		case 't', 'c':
			if c := s[i+1] | 0x20; c == 'o' || c == 'r' {
				return true
			}
		case 'a':
			if c := s[i+1] | 0x20; c == 'u' || c == 'p' || c == 'c' {
				return true
			}
		}
	}
	return false
}

// Split cuts an identifier into lower-case words.
func Split(ident string) []string {
	var words []string
	start := -1
	flush := func(end int) {
		if start >= 0 && end > start {
			words = append(words, strings.ToLower(ident[start:end]))
		}
		start = -1
	}
	for i := 0; i < len(ident); i++ {
		c := ident[i]
		if !isAlnum(c) {
			flush(i)
			continue
		}
		if start < 0 {
			start = i
			continue
		}
		prev := ident[i-1]
		switch {
		case isUpper(c) && !isUpper(prev):
			// fooBar; but "OAuth2Token" keeps its digit with the word before
			flush(i)
			start = i
		case isUpper(c) && isUpper(prev) && i+1 < len(ident) && isLower(ident[i+1]) && !plural(ident, i):
			// HTTPServer: the last capital begins the next word
			flush(i)
			start = i
		}
	}
	flush(len(ident))
	return words
}

// plural reports whether ident[i:] is the last capital and an s, as in "APIs".
func plural(ident string, i int) bool {
	return ident[i+1] == 's' && (i+2 == len(ident) || isUpper(ident[i+2]))
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isAlnum(c byte) bool { return isUpper(c) || isLower(c) || c >= '0' && c <= '9' }

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
