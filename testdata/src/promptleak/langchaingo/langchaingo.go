package langchaingo

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/tools"
)

// weather is a tool, so the model reads what its Call returns.
type weather struct{ apiKey string }

var _ tools.Tool = weather{}

func (weather) Name() string        { return "weather" }
func (weather) Description() string { return "tells the weather" }

func (w weather) Call(ctx context.Context, input string) (string, error) {
	url := "https://api.example.com/now?q=" + input + "&key=" + w.apiKey
	resp, err := http.Get(url)
	if err != nil {
		return "no weather from " + url, nil // want `API key in weather.apiKey .*reaches a tool result`
	}
	defer resp.Body.Close()
	return fmt.Sprintf("status %d for %s", resp.StatusCode, input), nil
}

// report is no tool: nobody hands what it returns to a model.
type report struct{ apiKey string }

func (r report) Call(ctx context.Context, input string) (string, error) {
	return input + r.apiKey, nil
}

func generate(ctx context.Context, model llms.Model, question string) {
	secret := os.Getenv("WEBHOOK_SECRET")
	llms.GenerateFromSinglePrompt(ctx, model, question)
	llms.GenerateFromSinglePrompt(ctx, model, question+secret) // want `webhook secret from os.Getenv`
}

func call(ctx context.Context, model llms.Model) {
	secret := os.Getenv("WEBHOOK_SECRET")
	model.Call(ctx, "sign with "+secret)   // want `webhook secret from os.Getenv`
	model.Call(ctx, "verify with "+secret) // want `webhook secret from os.Getenv`
	model.Call(ctx, fmt.Sprintf("sign with %T", secret))
}

func messages(ctx context.Context, model llms.Model, question string) {
	model.GenerateContent(ctx, []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, "be kind", os.Getenv("WEBHOOK_SECRET")), // want `webhook secret from os.Getenv`
		llms.TextParts(llms.ChatMessageTypeHuman, question),
		{Parts: []llms.ContentPart{llms.ToolCallResponse{Name: "sign", Content: os.Getenv("SIGNING_KEY")}}}, // want `signing key from os.Getenv.* reaches a tool result`
	})
}
