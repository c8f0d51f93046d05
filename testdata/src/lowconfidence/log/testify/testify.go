package testify

import (
	"os"

	"github.com/stretchr/testify/assert"
)

func leak(t assert.TestingT, got string) {
	assert.Equal(t, os.Getenv("OPENAI_API_KEY"), got) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss(t assert.TestingT, got string) {
	assert.Equal(t, os.Getenv("OPENAI_MODEL"), got)
}
