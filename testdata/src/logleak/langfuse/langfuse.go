package langfuse

import (
	"os"

	"github.com/henomis/langfuse-go/model"
)

func leak() *model.Trace {
	return &model.Trace{Name: "run", Input: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a trace`
}

func nearMiss() *model.Trace {
	return &model.Trace{Name: "run", Input: "the CRM is at " + os.Getenv("CRM_URL")}
}
