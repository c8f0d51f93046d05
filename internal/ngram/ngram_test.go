package ngram

import (
	"math/rand/v2"
	"testing"
)

func TestScore(t *testing.T) {
	for _, word := range []string{
		"cache_key_prefix", "maxTokensPerRequest", "my-client-secret", "application.properties", "OPENAI_API_KEY", "correct-horse-battery-staple", "internal/textscan/engine",
	} {
		if s := Score(word); s > 0 {
			t.Errorf("%s passes for drawn: %.2f", word, s)
		}
	}
	const set = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	r := rand.New(rand.NewPCG(1, 1))
	lost := 0
	const all = 2000
	for range all {
		b := make([]byte, 24)
		for i := range b {
			b[i] = set[r.IntN(len(set))]
		}
		if Score(string(b)) <= 0 {
			lost++
		}
	}
	if lost > all/100 {
		t.Errorf("%d of %d drawn values pass for written", lost, all)
	}
	if s := Score(""); s != Score("abc") {
		t.Errorf("what is too short is judged by its length: %v", s)
	}
}

func BenchmarkScore(b *testing.B) {
	for b.Loop() {
		Score("k3Xv9QmBt7Rp2LwZ8sYc4NdF")
	}
}
