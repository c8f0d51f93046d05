package anthropic

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
)

type connection struct {
	Host     string `json:"host"`
	Password string `json:"password"`
}

type view struct {
	Host     string `json:"host"`
	Password string `json:"-"`
}

func run(ctx context.Context, conn connection) {
	key := os.Getenv("ANTHROPIC_API_KEY")
	client := anthropic.NewClient(option.WithAPIKey(key))
	whole, _ := json.Marshal(conn)
	shown, _ := json.Marshal(view(conn))
	client.Messages.New(ctx, anthropic.MessageNewParams{
		System: []anthropic.TextBlockParam{{Text: "The key is " + key}}, // want `API key from os.Getenv.* reaches (a model|the system) prompt`
		Messages: []anthropic.MessageParam{
			anthropic.NewUserMessage(
				anthropic.NewTextBlock(string(whole)), // want `password in connection.Password`
				anthropic.NewTextBlock(string(shown)),
			),
		},
	})
}

// A tool that runs a command hands its output back, not its environment.
func shell(id, command string) anthropic.ContentBlockParamUnion {
	cmd := exec.Command("sh", "-c", command)
	cmd.Env = append(os.Environ(), "TOKEN="+os.Getenv("DEPLOY_TOKEN"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return anthropic.NewToolResultBlock(id, err.Error(), true)
	}
	return anthropic.NewToolResultBlock(id, string(out), false)
}

func env(id string) anthropic.ContentBlockParamUnion {
	all, _ := json.Marshal(os.Environ())
	return anthropic.NewToolResultBlock(id, string(all), false) // want `the whole environment.* reaches a tool result`
}
