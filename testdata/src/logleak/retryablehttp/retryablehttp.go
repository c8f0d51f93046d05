package retryablehttp

import (
	"log"
	"os"

	"github.com/hashicorp/go-retryablehttp"
)

func leak() {
	_, err := retryablehttp.Get("https://api.example.com/v1?api_key=" + os.Getenv("EXAMPLE_API_KEY"))
	log.Print(err) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss() {
	_, err := retryablehttp.Get("https://api.example.com/v1?model=" + os.Getenv("EXAMPLE_MODEL"))
	log.Print(err)
}
