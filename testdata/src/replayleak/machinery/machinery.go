package machinery

import (
	"os"

	"github.com/RichardKnop/machinery/v2/tasks"
)

func leak() *tasks.Signature {
	return &tasks.Signature{Name: "clone", Args: []tasks.Arg{{Type: "string", Value: os.Getenv("GITHUB_TOKEN")}}} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *tasks.Signature {
	return &tasks.Signature{Name: "clone", Args: []tasks.Arg{{Type: "string", Value: os.Getenv("GITHUB_REPOSITORY")}}}
}
