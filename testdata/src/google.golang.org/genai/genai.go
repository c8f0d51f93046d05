// Package genai is a stub of Google's SDK: what the cases use.
package genai

import "context"

type ClientConfig struct {
	APIKey  string
	Project string
}

type Client struct{ Models *Models }

func NewClient(ctx context.Context, cc *ClientConfig) (*Client, error) { return nil, nil }

type Models struct{}

type Role string

const RoleUser Role = "user"

type Part struct{ Text string }

type Content struct {
	Parts []*Part
	Role  string
}

type GenerateContentConfig struct {
	SystemInstruction *Content
	Temperature       *float32
}

type GenerateContentResponse struct{ Text string }

func (m Models) GenerateContent(ctx context.Context, model string, contents []*Content, config *GenerateContentConfig) (*GenerateContentResponse, error) {
	return nil, nil
}

func Text(text string) []*Content { return nil }

func NewContentFromText(text string, role Role) *Content { return nil }

func NewPartFromText(text string) *Part { return nil }

func NewPartFromFunctionResponse(name string, response map[string]any) *Part { return nil }
