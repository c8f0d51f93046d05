package agentapp

import (
	"encoding/base64"
	"hash/crc32"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestSecretShapes(t *testing.T) {
	for name, shape := range map[string]string{
		"OPENAI_KEY":    `^sk-proj-[A-Za-z0-9]{74}T3BlbkFJ[A-Za-z0-9]{74}$`,
		"ANTHROPIC_KEY": `^sk-ant-api03-[A-Za-z0-9]{93}AA$`,
		"GITHUB_PAT":    `^ghp_[A-Za-z0-9]{36}$`,
		"AWS_KEY_ID":    `^AKIA[A-Z2-7]{16}$`,
		"SLACK_BOT":     `^xoxb-\d{12}-\d{12}-[A-Za-z0-9]{24}$`,
		"DATABASE_URL":  `^postgres://agent:[A-Za-z0-9]{24}@db\.prod\.`,
		"SYNC_INPUT":    `^\{"Customer":"acme","APIKey":"[A-Za-z0-9]{40}"\}$`,
		"UUID":          `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$`,
	} {
		value, ok := Secret(name)
		if !ok || !regexp.MustCompile(shape).MatchString(value) {
			t.Errorf("%s (known: %t) has not the shape %s", name, ok, shape)
		}
	}
}

func TestSecretInstances(t *testing.T) {
	one, _ := Secret("OPENAI_KEY")
	same, _ := Secret("OPENAI_KEY")
	two, ok := Secret("OPENAI_KEY_2")
	if one != same {
		t.Error("OPENAI_KEY differs from call to call")
	}
	if !ok || one == two {
		t.Error("OPENAI_KEY_2 is no other key")
	}
	if _, ok := Secret("OPENAI"); ok {
		t.Error("OPENAI is taken for a kind")
	}
	seen := map[string]string{}
	for _, kind := range Kinds() {
		value, ok := Secret(kind)
		if !ok {
			t.Errorf("Kinds lists %s, Secret does not know it", kind)
		}
		if other := seen[value]; other != "" {
			t.Errorf("%s and %s have the same value", kind, other)
		}
		seen[value] = kind
	}
}

func TestGitHubChecksum(t *testing.T) {
	pat, _ := Secret("GITHUB_PAT")
	body, tail := pat[4:34], pat[34:]
	var sum uint32
	for _, c := range tail {
		sum = sum*62 + uint32(strings.IndexRune(alnum, c))
	}
	if sum != crc32.ChecksumIEEE([]byte(body)) {
		t.Error("the last six characters are not the checksum of the thirty before")
	}
}

func TestJWTClaims(t *testing.T) {
	for name, hasExp := range map[string]bool{"JWT_EXP": true, "JWT_NOEXP": false} {
		token, _ := Secret(name)
		claims, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(claims), `"exp"`); got != hasExp {
			t.Errorf("%s has exp: %t, want %t", name, got, hasExp)
		}
	}
}

func TestCredentials(t *testing.T) {
	got, err := Credentials(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"OPENAI_KEY", "PEM_KEY", "DB_PASSWORD_2", "CRM_KEY_2"} {
		if value, _ := Secret(name); !slices.Contains(got, value) {
			t.Errorf("the value of %s is missing", name)
		}
	}
	encoded, _ := expand("OPENAI_KEY", "|b64")
	if !slices.Contains(got, encoded) {
		t.Error("base64 of OPENAI_KEY is missing")
	}
	for _, name := range []string{"TRACE_ID", "PAGE_TOKEN"} {
		if value, _ := Secret(name); slices.Contains(got, value) {
			t.Errorf("%s is no credential", name)
		}
	}
}
