package textscan

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// publishedDigests are SHA-256 digests of keys that vendors print in their
// documentation or build into their emulators: everybody has them. The digests
// stand here, and not the keys, so that no other scanner reports this file.
var publishedDigests = map[string]string{
	"1a5d44a2dca19669d72edf4c4f1c27c4c1ca4b4408fbb17f6ce4ad452d78ddb3": "AWS documentation, access key id",
	"c6ea27c534f993d31f0aef882e3d200e7b87470c379ae79c8f9b19d3bd363dc9": "AWS documentation, second access key id",
	"78314b11be2e581549ac1c4f616563fad3fdf0c3b71678f6e2299182080e0598": "AWS documentation, secret access key",
	"e21b597ba6b9cafa59d9ebc4d65c0385f5eb3fa56abab2607fa76589ad849a33": "AWS documentation, second secret access key",
	"2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326": "Stripe documentation, test key",
	"f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397": "Stripe documentation, older test key",
	"0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059": "Azurite storage emulator",
	"aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615": "Cosmos DB emulator",
	"ac9265e56c79b234607ec72c53753cfea9f88c99eb713790ddf9be5593bb4465": "Google documentation, API key",
	"cc6589719cb48effb43e7b4b43e06cac0333e3bb108f722723df664e7eb94179": "Slack-shaped sample of many tutorials",
}

// published reports whether a value is a sample that everybody has.
func published(v string) bool {
	if _, ok := publishedDigests[digest(v)]; ok {
		return true
	}
	return sampleJWT(v)
}

func digest(v string) string {
	sum := sha256.Sum256([]byte(v))
	return hex.EncodeToString(sum[:])
}

// sampleJWT recognises the tokens of jwt.io's front page, in all the versions
// that circulate, and those that Supabase's local stack is shipped with.
func sampleJWT(v string) bool {
	parts := strings.Split(v, ".")
	if len(parts) != 3 || !strings.HasPrefix(v, "ey") {
		return false
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return false
	}
	var claims struct {
		Issuer  any `json:"iss"`
		Subject any `json:"sub"`
		Name    any `json:"name"`
	}
	if json.Unmarshal(payload, &claims) != nil {
		return false
	}
	return claims.Issuer == "supabase-demo" || claims.Subject == "1234567890" && claims.Name == "John Doe"
}
