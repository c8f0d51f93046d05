package agentapp

import (
	"crypto/sha256"
	"math/rand/v2"
)

// source draws characters; the same name always gives the same ones.
type source struct{ rand *rand.ChaCha8 }

func newSource(name string) *source {
	return &source{rand: rand.NewChaCha8(sha256.Sum256([]byte("leakvet/agentapp/" + name)))}
}

// chars draws n characters of an alphabet.
func (s *source) chars(alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[s.rand.Uint64()%uint64(len(alphabet))]
	}
	return string(b)
}
