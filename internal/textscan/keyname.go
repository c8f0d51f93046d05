package textscan

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// nameOf classifies a key of any kind: of an object, a header, a variable.
func nameOf(key string) (secretname.Name, bool) {
	key = withoutSuffix(key)
	if i := strings.LastIndexAny(key, "./:"); i > 0 && i+1 < len(key) {
		key = key[i+1:]
	}
	if key == "" {
		return secretname.Name{}, false
	}
	if noun, ok := headerNouns[strings.ToLower(key)]; ok {
		return secretname.Name{Noun: noun}, noun != ""
	}
	if low := strings.ToLower(key); strings.HasPrefix(low, "x-") && (strings.HasSuffix(low, "-key") || strings.HasSuffix(low, "-auth")) && !slices.ContainsFunc(strings.Split(low, "-"), func(w string) bool { return notSecretWords[w] }) {
		return secretname.Name{Noun: "API key"}, true
	}
	// A header or a variable is nobody's page token; the member of an object is.
	if strings.ToUpper(key) == key || key[0] >= 'A' && key[0] <= 'Z' && strings.IndexByte(key, '-') > 0 {
		if n, ok := secretname.ClassifyKey(key); ok {
			return n, ok
		}
		return keyOf(key)
	}
	return secretname.Classify(key)
}

// fileSuffixes are those of files that a Secret or a form is made of: "token.txt".
var fileSuffixes = wordSet("txt json yaml yml pem env conf cfg ini")

// withoutSuffix cuts off what says of a name in what file or in which version the value is.
func withoutSuffix(key string) string {
	if i := strings.LastIndexByte(key, '.'); i > 0 && fileSuffixes[strings.ToLower(key[i+1:])] {
		return key[:i]
	}
	if i := len(key) - 3; i > 0 && (key[i] == '_' || key[i] == '-') && key[i+1]|0x20 == 'v' && key[i+2] >= '0' && key[i+2] <= '9' {
		return key[:i]
	}
	return key
}

// keyOf judges the name of a variable that is a key to something: DEPLOY_KEY, not
// CACHE_KEY. It is a weaker hint than "API key" is.
func keyOf(key string) (secretname.Name, bool) {
	of, ok := strings.CutSuffix(strings.ReplaceAll(strings.ToUpper(key), "-", "_"), "_KEY")
	if !ok {
		return secretname.Name{}, false
	}
	if n, ok := secretname.ClassifyKey(of + "_API_KEY"); ok && !aboutSecret(of) {
		return secretname.Name{Noun: keyNoun, NeedsContext: n.NeedsContext}, true
	}
	return secretname.Name{}, false
}

// keyNoun is what a key is called that may be any.
const keyNoun = "key"

// headerNouns are names that say what they hold to those who know them.
var headerNouns = map[string]string{
	"xi-api-key": "API key", "x-goog-api-key": "API key", "ocp-apim-subscription-key": "subscription key", "x-subscription-token": "API key", "x-amz-security-token": "session token",
	"dd-api-key": "API key", "dd-application-key": "app key", "x-vault-token": "token", "private-token": "token", "job-token": "token", "x-functions-key": "API key", "x-auth-key": "API key",
	"x-auth-token": "token", "x-access-token": "access token", "x-api-token": "API token", "x-service-key": "service key", "_auth": "basic-auth credential", "auth": "basic-auth credential",
	"_authtoken": "auth token", "x-auth-email": "", "x-amz-date": "", "x-csrf-token": "", "csrf-token": "", "x-xsrf-token": "", "authtoken": "auth token", "apitoken": "API token",
	"x-shopify-access-token": "access token", "x-figma-token": "token", "x-consul-token": "token", "x-plex-token": "token", "sk": "", "x-rapidapi-key": "API key", "x-hub-signature": "",
	"identitytoken": "token", "registrytoken": "token", "tasktoken": "", "task_token": "", "receipthandle": "", "clienttoken": "", "client_token": "", "publickeytoken": "", "nexttoken": "", "resumetoken": "", "synctoken": "",
	"pgpassword": "password", "sshpass": "password", "redispassword": "password", "code_verifier": "", "private_key_id": "", "client_id": "", "key_id": "", "token_type": "", "secret_key_base": "session secret", "webhook_url": "", "jwt_secret": "signing secret",
	"sec-websocket-key": "", "sec-websocket-accept": "", "user_api_key": "", "user_api_key_hash": "", // LiteLLM logs its digest
	"requirepass": "password", "x-honeycomb-team": "API key", "masterauth": "password", "x-jfrog-art-api": "API key", "x-nuget-apikey": "API key", "circle-token": "token", "db_pass": "password", "sshpassphrase": "passphrase", "userpassword": "password", "npmauthtoken": "auth token",
}

// basicLength is the length of the scheme in "Basic dXNlcjpwYXNz", 0 for anything else.
func basicLength(v string) int {
	const scheme = "Basic "
	rest, ok := strings.CutPrefix(v, scheme)
	if !ok || len(rest) < 12 || len(rest) > 512 {
		return 0
	}
	b, err := base64.StdEncoding.DecodeString(rest)
	if err != nil || bytes.IndexByte(b, ':') < 0 || !printable(b) {
		return 0
	}
	return len(scheme)
}

// basicWords reads "Basic user password".
func basicWords(v string) (user, password string, ok bool) {
	f := strings.Fields(v)
	if len(f) != 3 || !strings.EqualFold(f[0], "basic") {
		return "", "", false
	}
	return f[1], f[2], true
}
