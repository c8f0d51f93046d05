package samberoops

import (
	"log"
	"os"

	"github.com/samber/oops"
)

func leak() {
	log.Print(oops.With("token", os.Getenv("GITHUB_TOKEN")).Errorf("clone failed")) // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.Print(oops.With("repo", os.Getenv("GITHUB_REPOSITORY")).Errorf("clone failed"))
}
