package bugsnag

import (
	"os"

	"github.com/bugsnag/bugsnag-go/v2"
)

func leak(err error) {
	_ = bugsnag.Notify(err, bugsnag.MetaData{"request": {"token": os.Getenv("GITHUB_TOKEN")}}) // want `token from os.Getenv.*reaches an error tracker`
}

func nearMiss(err error) {
	_ = bugsnag.Notify(err, bugsnag.MetaData{"request": {"repo": os.Getenv("GITHUB_REPOSITORY")}})
}
