package testingt

import (
	"os"
	"testing"
)

func leak(t *testing.T) {
	t.Logf("key %s", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss(t testing.TB) {
	t.Logf("model %s", os.Getenv("OPENAI_MODEL"))
}
