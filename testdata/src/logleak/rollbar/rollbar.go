package rollbar

import (
	"os"

	"github.com/rollbar/rollbar-go"
)

func leak(err error) {
	rollbar.Error(err, map[string]any{"token": os.Getenv("GITHUB_TOKEN")}) // want `token from os.Getenv.*reaches an error tracker`
}

func nearMiss(err error) {
	rollbar.SetToken(os.Getenv("ROLLBAR_TOKEN"))
	rollbar.Error(err, map[string]any{"repo": os.Getenv("GITHUB_REPOSITORY")})
}
