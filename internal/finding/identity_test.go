package finding

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestIdentityIsTheValue(t *testing.T) {
	const value = "correct/horse-battery_staple"
	for _, other := range []string{value, `"` + value + `"`, " " + value + "\n", "correct%2Fhorse-battery%5Fstaple", `correct\/horse-battery_staple`} {
		if NewSecret(value).ID() != NewSecret(other).ID() {
			t.Errorf("%q is another secret", other)
		}
	}
	for _, other := range []string{value + "x", strings.ToUpper(value), "correct%2Ghorse-battery_staple"} {
		if NewSecret(value).ID() == NewSecret(other).ID() {
			t.Errorf("%q is the same secret", other)
		}
	}
}

// TestIdentityIsNotPrinted: a plain digest of a weak secret can be guessed back.
func TestIdentityIsNotPrinted(t *testing.T) {
	f := Finding{Identity: NewSecret("hunter2").ID()}
	j, err := json.Marshal(map[string]any{"finding": f, "identity": f.Identity})
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range []string{
		string(j), fmt.Sprintf("%v %+v %#v", f, f, f),
		fmt.Sprintf("%s %q %x %d", f.Identity, f.Identity, f.Identity, f.Identity), f.Identity.String(),
	} {
		for n := 4; n <= len(f.Identity); n++ {
			part := string(f.Identity[n-4 : n])
			if strings.Contains(got, part) || strings.Contains(got, fmt.Sprintf("%x", part)) || strings.Contains(got, fmt.Sprintf("%q", part)) {
				t.Fatalf("a part of the digest is in %q", got)
			}
		}
	}
}

func TestDigest(t *testing.T) {
	id := NewSecret("hunter2").ID()
	if id.Digest(nil) != "" || Identity("").Digest([]byte("key")) != "" {
		t.Error("a digest of nothing, or without a key")
	}
	if d := id.Digest([]byte("key")); len(d) != 4 || d == id.Digest([]byte("other")) {
		t.Errorf("digest %q", d)
	}
}

func TestMark(t *testing.T) {
	f := Finding{Rule: "logleak", Kind: "log", Location: Location{Path: "a.go", Symbol: "(*W).Run$2$1"},
		Flow: []Step{{Message: "source: API key in Config.Key (internal/config/config.go:12:7)"}}}
	m := MarkOf(&f, nil)
	if m.Place != "(*W).Run" || m.Source != "source: API key in Config.Key" {
		t.Errorf("mark %+v", m)
	}
	p := Finding{Location: Location{Pointer: "/messages/12/0/v2/3"}}
	if got := MarkOf(&p, nil).Place; got != "#/messages/*/*/v2/*" {
		t.Errorf("place %q", got)
	}
	if NewSecret("").ID() != "" {
		t.Error("no secret has an identity")
	}
	// Who scans history too learns of a commit, and knows the place in the tree all the same.
	c := f
	c.Commit = &Commit{ID: "0123"}
	if MarkOf(&c, nil) != m {
		t.Errorf("mark %+v of a place in the tree with its commit", MarkOf(&c, nil))
	}
	c.Location.Object = "4567"
	if MarkOf(&c, nil).Place != "(*W).Run@0123" {
		t.Errorf("mark %+v of a place in history", MarkOf(&c, nil))
	}
	g := f
	g.Location.Region = Region{StartLine: 9, StartColumn: 9, EndLine: 9, EndColumn: 10}
	g.Location.Symbol = "(*W).Run$7"
	fs := []Finding{f, g}
	Fingerprints(fs, nil)
	first := fs[0].Fingerprint
	if first == fs[1].Fingerprint {
		t.Error("two findings have one fingerprint")
	}
	fs = fs[1:]
	Fingerprints(fs, nil)
	if fs[0].Fingerprint != first {
		t.Error("a fingerprint depends on the line, or the number of the closure")
	}
	h := []Finding{{Rule: "k", Identity: NewSecret("a").ID()}, {Rule: "k", Identity: NewSecret("b").ID()}}
	Fingerprints(h[:1], []byte("key"))
	Fingerprints(h[1:], []byte("key"))
	if h[0].Fingerprint == h[1].Fingerprint {
		t.Error("under a key, the secret makes no difference")
	}
	Fingerprints(h[:1], nil)
	Fingerprints(h[1:], nil)
	if h[0].Fingerprint != h[1].Fingerprint {
		t.Error("without a key, the secret makes a difference: who has the report can guess it")
	}
}
