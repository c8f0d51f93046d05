package langsmith

import (
	"os"

	"github.com/langchain-ai/langsmith-go"
)

func leak() langsmith.RunIngestParam {
	return langsmith.RunIngestParam{Inputs: langsmith.F(map[string]any{"key": os.Getenv("CRM_API_KEY")})} // want `API key from os.Getenv.*reaches a trace`
}

func nearMiss() langsmith.RunIngestParam {
	return langsmith.RunIngestParam{Inputs: langsmith.F(map[string]any{"url": os.Getenv("CRM_URL")})}
}
