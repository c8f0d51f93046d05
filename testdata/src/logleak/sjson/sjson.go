package sjson

import (
	"log"
	"os"

	"github.com/tidwall/sjson"
)

func leak(body string) {
	body, _ = sjson.Set(body, "auth", os.Getenv("GITHUB_TOKEN"))
	log.Print(body) // want `token from os.Getenv.*reaches a log`
}

func nearMiss(body string) {
	body, _ = sjson.Set(body, "repo", os.Getenv("GITHUB_REPOSITORY"))
	log.Print(body)
}
