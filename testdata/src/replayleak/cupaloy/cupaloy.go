package cupaloy

import (
	"os"

	"github.com/bradleyjkemp/cupaloy/v2"
)

func leak() error {
	return cupaloy.Snapshot("Authorization: " + os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a snapshot`
}

func nearMiss() error {
	return cupaloy.Snapshot("Repository: " + os.Getenv("GITHUB_REPOSITORY"))
}
