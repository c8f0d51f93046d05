package googleapi

import (
	"log"
	"os"

	"google.golang.org/api/option"
)

func leak() option.ClientOption {
	log.Print(os.Getenv("GOOGLE_API_KEY")) // want `API key from os.Getenv.*reaches a log`
	return option.WithAPIKey(os.Getenv("GOOGLE_API_KEY"))
}

func nearMiss() {
	log.Print("options: ", option.WithAPIKey(os.Getenv("GOOGLE_API_KEY")) != nil)
}
