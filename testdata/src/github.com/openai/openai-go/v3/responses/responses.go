// Package responses is a stub: the Responses API of the OpenAI SDK.
package responses

import (
	"context"

	"github.com/openai/openai-go/v3/packages/param"
)

type ResponseService struct{}

type Response struct{ ID string }

type ResponseNewParams struct {
	Model        string
	Instructions param.Opt[string]
	Input        ResponseNewParamsInputUnion
	Tools        []ToolMcpParam
}

type ResponseNewParamsInputUnion struct {
	OfString        param.Opt[string]
	OfInputItemList []ResponseInputItemUnionParam
}

type ResponseInputItemUnionParam struct{ id string }

type ToolMcpParam struct {
	ServerLabel   string
	Authorization param.Opt[string]
}

func (r *ResponseService) New(ctx context.Context, body ResponseNewParams) (*Response, error) {
	return nil, nil
}

func ResponseInputItemParamOfFunctionCallOutput[T string | []ResponseInputItemUnionParam](callID string, output T) (p ResponseInputItemUnionParam) {
	return
}
