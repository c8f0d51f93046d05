package bedrock

import (
	"os"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
)

func leak() types.ContentBlock {
	return &types.ContentBlockMemberText{Value: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() types.ContentBlock {
	return &types.ContentBlockMemberText{Value: "the CRM is at " + os.Getenv("CRM_URL")}
}
