package goldie

import (
	"os"
	"testing"

	"github.com/sebdah/goldie/v2"
)

func leak(t *testing.T, g *goldie.Goldie) {
	g.Assert(t, "request", []byte("Authorization: "+os.Getenv("GITHUB_TOKEN"))) // want `token from os.Getenv.*reaches a snapshot`
}

func nearMiss(t *testing.T, g *goldie.Goldie) {
	g.Assert(t, "request", []byte("Repository: "+os.Getenv("GITHUB_REPOSITORY")))
}
