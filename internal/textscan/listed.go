package textscan

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/rules/secretname"
)

// shortestListed is how long a value is that only what it stands in names.
const shortestListed = 20

// listed returns the name of a secret for a value that has none of its own but stands in
// a list or map of secrets, {"tokens": {"crm": …}}, or is the key in an address's query;
// "" for others. The value has to look drawn: what a model counts is called tokens, too.
func (v *leafView) listed(l *artifact.Leaf) string {
	if strings.EqualFold(l.Key, "key") {
		if (l.InQuery() || keyHolders[strings.ToLower(l.Under)]) && drawn(l.Value) {
			return "api_key"
		}
		return ""
	}
	for _, name := range []string{l.Key, l.Under} {
		if one := v.singular(name); one != "" && drawn(l.Value) && (name == l.Key || !aboutSecret(l.Key)) {
			return one
		}
	}
	return ""
}

// keyHolders are what a "key" is a secret in: {"Jwt": {"Key": …}}.
var keyHolders = wordSet("jwt signing hmac encryption crypto session auth token apikey cipher")

// singular returns the name of one of the secrets that a list is named after; "" if it
// is named after anything else.
func (v *leafView) singular(list string) string {
	for _, form := range []string{"_b64", "_base64", "_hex"} {
		list = strings.TrimSuffix(list, form)
	}
	one, ok := strings.CutSuffix(list, "s")
	if !ok {
		if one, ok = strings.CutSuffix(list, "S"); !ok {
			return ""
		}
	}
	k, seen := v.lists[list]
	if !seen {
		name, ok := secretname.ClassifyKey(one)
		k = ok && slices.Contains(listedNouns, name.Noun)
		if len(v.lists) < 1<<12 {
			v.lists[strings.Clone(list)] = k
		}
	}
	if !k {
		return ""
	}
	return one
}

// listedNouns are what lists of secrets hold.
var listedNouns = []string{"token", "secret", "API key", "access token", "auth token", "refresh token", "password", "credential", "API token", "webhook secret", "client secret", "signing secret", "unseal key"}

// drawn reports whether a value looks as if it was drawn at random, and is no digest.
func drawn(v string) bool {
	return len(v) >= shortestListed && len(v) <= 200 && !uuid.MatchString(v) && (random(v) && caseChanges(v)*6 >= len(v) || isHex(v) && hasDigit(v) && entropy(v) >= entropyFloor(v)) && !strings.ContainsAny(v, ":{}<>()") && !pathLike(v) && !reference(v) && !knownID(v)
}
