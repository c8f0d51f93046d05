package genai

import (
	"context"
	"os"
	"text/template"

	"strings"

	"google.golang.org/genai"
)

var page = template.Must(template.New("prompt").Parse("Deploy to {{.Host}} with {{.Token}}"))

type target struct {
	Host  string
	Token string
}

func generate(ctx context.Context, t target) {
	key := os.Getenv("GEMINI_API_KEY")
	client, err := genai.NewClient(ctx, &genai.ClientConfig{APIKey: key})
	if err != nil {
		return
	}
	var b strings.Builder
	page.Execute(&b, t)
	client.Models.GenerateContent(ctx, "gemini", genai.Text(b.String()), nil) // want `token in target.Token .*reaches a model prompt`
	client.Models.GenerateContent(ctx, "gemini", genai.Text("Deploy to "+t.Host), &genai.GenerateContentConfig{
		SystemInstruction: genai.NewContentFromText("Key: "+key, genai.RoleUser), // want `API key from os.Getenv`
	})
	client.Models.GenerateContent(ctx, "gemini", genai.Text("hello"), &genai.GenerateContentConfig{
		SystemInstruction: genai.NewContentFromText("Be brief.", genai.RoleUser),
	})
}

func answer(name string) []*genai.Part {
	return []*genai.Part{
		genai.NewPartFromFunctionResponse(name, map[string]any{"session_token": os.Getenv("SESSION_TOKEN")}), // want `session token from os.Getenv.* reaches a tool result`
		genai.NewPartFromFunctionResponse(name, map[string]any{"ok": os.Getenv("SESSION_TOKEN") != ""}),
	}
}
