// Package shared is a stub: what the endpoints of the OpenAI SDK have in common.
package shared

import "github.com/openai/openai-go/v3/packages/param"

type Metadata map[string]string

type FunctionDefinitionParam struct {
	Name        string
	Description param.Opt[string]
}
