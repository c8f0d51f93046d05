package gosnaps

import (
	"os"
	"testing"

	"github.com/gkampitakis/go-snaps/snaps"
)

func leak(t *testing.T) {
	snaps.MatchSnapshot(t, "Authorization: "+os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a snapshot`
}

func nearMiss(t *testing.T) {
	snaps.MatchSnapshot(t, "Repository: "+os.Getenv("GITHUB_REPOSITORY"))
}
