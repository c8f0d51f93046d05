package resty

import (
	"log"
	"os"

	"github.com/go-resty/resty/v2"
)

func leak(client *resty.Client) {
	r := client.R()
	log.Print("sent ", r.GenerateCurlCommand()) // want `curl command with its headers .*reaches a log`
}

func nearMiss(client *resty.Client) {
	r := client.R().SetAuthToken(os.Getenv("GITHUB_TOKEN"))
	log.Print("sent ", r != nil)
}
