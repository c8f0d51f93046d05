package textscan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// cwe lists what hard-coded credentials are: 798, and 312 for the clear text.
var cwe = []int{798, 312}

// tags refer to the risk lists that a leaked credential is part of.
var tags = []string{"owasp-llm02-2025", "secrets"}

// describe fills a gitleaks rule's entry of the catalog from its id and description.
func describe(r *rules.Rule, id, description string, c class) {
	r.ID = id
	r.Title = titleOf(id, description)
	r.Severity, r.Confidence = "high", "high"
	if adminIDs[id] {
		r.Severity = "critical"
	}
	if strings.HasSuffix(id, "-client-id") || strings.HasSuffix(id, "-access-id") || strings.HasSuffix(id, "-pub-key") || strings.HasSuffix(id, "-public-key") {
		r.Severity = "low" // half of a pair, and the half that is not secret
	}
	if c != fixed {
		r.Confidence = "medium"
	}
	r.Production = []int{4}
	r.Remedy = fmt.Sprintf("Revoke the %s where it was issued, issue a new one and load it from a secret store at run time: deleting the line does not revoke it.", r.Title)
	finds := description
	if finds == "" {
		finds = "A " + r.Title + "."
	}
	document(r, finds, "")
}

// adminIDs are gitleaks' rules for credentials that open a whole account.
var adminIDs = map[string]bool{
	"anthropic-admin-api-key": true, "private-key": true, "github-pat": true, "aws-amazon-bedrock-api-key-long-lived": true,
	"cloudflare-global-api-key": true, "cloudflare-origin-ca-key": true, "digitalocean-pat": true, "hashicorp-tf-api-token": true,
	"vault-service-token": true, "stripe-access-token": true, "1password-service-account-token": true, "1password-secret-key": true,
	"slack-user-token": true, "pulumi-api-token": true, "kubernetes-secret-yaml": false, "databricks-api-token": true, "doppler-api-token": true,
}

// document fills the manual of a rule. why says what an attacker gains.
func document(r *rules.Rule, finds, why string) {
	r.CWE, r.Tags = slices.Clone(cwe), slices.Clone(tags)
	if why == "" {
		why = "Whoever can read the file has the credential: every clone, backup and container image, and every agent that reads the tree into its context."
	}
	r.Doc = rules.Doc{
		Finds:   finds,
		Why:     why,
		Example: fmt.Sprintf("A file of the tree that holds the value of a %s.", r.Title),
		Instead: "Keep the name of the secret in the file and its value in a secret store; read it when it is needed, so that it can be rotated.",
		Limits:  "Recognised by its form or by the name beside it. Placeholders, references such as `${NAME}` and published sample keys are not reported. Whether the credential is still valid is not checked: that would need the network.",
	}
}

var (
	opening = regexp.MustCompile(`^(?:Found|Identified|Detected|Discovered|Uncovered|Spotted|Recogni[sz]ed|Possible)\s+(?:(?:an?|the)\s+)?(?:(?:potential|possible|pattern resembling)\s+)?(?:(?:an?|the)\s+)?`)
	closing = regexp.MustCompile(`(?:,| in | detected| that | provided | indicating| potentially| risking| posing| compromising| leading|\.(?:\s|$)).*$`)
)

// titleOf names what a rule finds. gitleaks' descriptions are sentences such as
// "Uncovered a possible Foo API Key, leading to …"; where that does not yield a
// name, the id does.
func titleOf(id, description string) string {
	switch id {
	case genericID:
		return "API key or other secret"
	case "aws-access-token":
		return "AWS access key"
	case "jwt":
		return "JSON Web Token"
	case "private-key":
		return "private key"
	case "curl-auth-header":
		return "authorization header of a curl command"
	case "curl-auth-user":
		return "password of a curl command"
	case "flutterwave-public-key": // described as another company's
		return "Flutterwave public key"
	}
	if opening.MatchString(description) {
		if t := closing.ReplaceAllString(opening.ReplaceAllString(description, ""), ""); len(t) > 3 && len(t) < 60 && strings.ToLower(t) != t {
			return t
		}
	}
	words := strings.Split(id, "-")
	for i, w := range words {
		switch w {
		case "api", "aws", "id":
			words[i] = strings.ToUpper(w)
		case "key", "token", "secret", "access", "client", "long", "short", "lived", "reference":
		default:
			words[i] = strings.ToUpper(w[:min(1, len(w))]) + w[min(1, len(w)):]
		}
	}
	return strings.Join(words, " ")
}

// ours turns one of our own stanzas into a rule.
func ours(t *rules.TextRule) *rule {
	r := &rule{
		Rule: rules.Rule{
			ID: t.ID, Title: t.Title, Severity: t.Severity, Confidence: t.Confidence, Production: t.Production,
			Remedy: t.Remedy, Source: t.Source,
		},
		class: keyword, group: t.SecretGroup, keywords: t.Keywords, entropy: t.Entropy, regex: t.Regex,
	}
	if len(t.Prefixes) > 0 || t.Confidence == "high" {
		r.class = fixed
	}
	if judges[t.ID] != nil {
		r.class = structural
	}
	if t.ID == configID || t.ID == namedID {
		r.keyGroup = 1
	}
	if t.Path != "" {
		r.path = regexp.MustCompile(t.Path) // the loader has compiled it once
	}
	document(&r.Rule, fmt.Sprintf("A %s in the text of a file.", t.Title), t.Description)
	if len(t.Examples) > 0 {
		r.Doc.Example = "    " + t.Examples[0]
	}
	return r
}
