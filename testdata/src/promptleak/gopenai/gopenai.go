package gopenai

import (
	"context"
	"os"
	"strings"

	"github.com/sashabaranov/go-openai"
)

type account struct {
	Name     string
	Password string
}

func ask(ctx context.Context, acc account, question string) {
	client := openai.NewClient(os.Getenv("OPENAI_API_KEY"))
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: "gpt",
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: "Log in as " + acc.Name + " with " + acc.Password}, // want `password in account.Password .*reaches a model prompt`
			{Role: openai.ChatMessageRoleUser, Content: question},
		},
	})
}

// A turn that is recorded under another name is not the key that was read beside it.
func history(turns []string) []openai.ChatCompletionMessage {
	var b strings.Builder
	key := os.Getenv("OPENAI_API_KEY")
	for _, t := range turns {
		if len(t) > len(key) {
			b.WriteString(t)
		}
	}
	out := []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: b.String()}}
	b.WriteString(key)
	return append(out, openai.ChatCompletionMessage{Content: b.String()}) // want `API key from os.Getenv.*reaches a model prompt`
}

func index(ctx context.Context, client *openai.Client, acc account) {
	client.CreateEmbeddings(ctx, openai.EmbeddingRequest{Input: []string{acc.Name, acc.Password}}) // want `reaches an embedding or retrieval store`
	client.CreateEmbeddings(ctx, openai.EmbeddingRequest{Input: []string{acc.Name}})
}
