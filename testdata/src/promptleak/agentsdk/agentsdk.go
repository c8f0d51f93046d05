package agentsdk

import (
	"context"
	"os"

	"github.com/Ingenimax/agent-sdk-go/pkg/interfaces"
)

func leak(ctx context.Context, llm interfaces.LLM) (string, error) {
	return llm.Generate(ctx, "Log in with "+os.Getenv("CRM_PASSWORD")) // want `password from os.Getenv.*reaches a model prompt`
}

func nearMiss(ctx context.Context, llm interfaces.LLM) (string, error) {
	return llm.Generate(ctx, "Log in at "+os.Getenv("CRM_URL"))
}
