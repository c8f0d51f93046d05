package a2a

import (
	"os"

	"github.com/a2aproject/a2a-go/a2a"
)

func leak() a2a.TextPart {
	return a2a.TextPart{Text: "use key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() a2a.TextPart {
	return a2a.TextPart{Text: "use the CRM at " + os.Getenv("CRM_URL")}
}
