package openai

import (
	"context"
	"fmt"
	"os"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/packages/param"
	"github.com/openai/openai-go/v3/responses"
	"github.com/openai/openai-go/v3/shared"
)

type config struct {
	Model  string
	APIKey string
}

// The key belongs to the client, not to the conversation.
func newClient(cfg config) openai.Client {
	return openai.NewClient(option.WithAPIKey(cfg.APIKey), option.WithHeader("X-Team", "agents"))
}

func chat(ctx context.Context, client openai.Client, cfg config) {
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model: cfg.Model,
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.SystemMessage("Call the API with " + os.Getenv("BILLING_API_KEY")), // want `API key from os.Getenv\("BILLING_API_KEY"\) \(openai.go:29\) reaches the system prompt through openai.SystemMessage`
			openai.UserMessage(fmt.Sprintf("model %s", cfg.Model)),
			openai.UserMessage(fmt.Sprintf("settings: %+v", cfg)), // want `API key in config.APIKey .*reaches a model prompt`
		},
	})
}

func tool(cfg config, out map[string]string) openai.ChatCompletionMessageParamUnion {
	if out["status"] == "" {
		return openai.ToolMessage(fmt.Sprintf("key set: %t", cfg.APIKey != ""), "call_1")
	}
	return openai.ToolMessage(cfg.APIKey, "call_1") // want `reaches a tool result that the model reads`
}

func embed(ctx context.Context, client openai.Client, text string) {
	dsn := os.Getenv("DATABASE_DSN")
	client.Embeddings.New(ctx, openai.EmbeddingNewParams{
		Input: openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: []string{text, dsn}}, // want `DSN from os.Getenv.* reaches an embedding or retrieval store`
	})
	client.Embeddings.New(ctx, openai.EmbeddingNewParams{
		Input: openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: []string{text}},
	})
}

func respond(ctx context.Context, client openai.Client, cfg config, question string) {
	client.Responses.New(ctx, responses.ResponseNewParams{
		Instructions: openai.String("You are " + cfg.APIKey), // want `reaches the system prompt`
		Input:        responses.ResponseNewParamsInputUnion{OfString: param.NewOpt(question)},
		// The token of a remote MCP server is the provider's to use.
		Tools: []responses.ToolMcpParam{{ServerLabel: "git", Authorization: openai.String(os.Getenv("GITHUB_TOKEN"))}},
	})
	responses.ResponseInputItemParamOfFunctionCallOutput("call_2", os.Getenv("GITHUB_TOKEN")) // want `reaches a tool result`
}

func describe() []shared.FunctionDefinitionParam {
	return []shared.FunctionDefinitionParam{
		{Name: "query", Description: openai.String("uses password " + os.Getenv("DB_PASSWORD"))}, // want `password from os.Getenv.* reaches a model prompt`
		{Name: "list", Description: openai.String("lists the tables")},
	}
}
