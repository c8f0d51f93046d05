package fantasy

import (
	"os"

	"charm.land/fantasy"
)

func leak() fantasy.ToolResponse {
	return fantasy.NewTextResponse("token " + os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a tool result`
}

func nearMiss() fantasy.ToolResponse {
	return fantasy.NewTextResponse("repository " + os.Getenv("GITHUB_REPOSITORY"))
}
