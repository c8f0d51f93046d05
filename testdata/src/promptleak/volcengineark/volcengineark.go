package volcengineark

import (
	"os"

	"github.com/volcengine/volcengine-go-sdk/service/arkruntime/model"
	"github.com/volcengine/volcengine-go-sdk/volcengine"
)

func leak() *model.ChatCompletionMessageContent {
	return &model.ChatCompletionMessageContent{StringValue: volcengine.String("key " + os.Getenv("CRM_API_KEY"))} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() *model.ChatCompletionMessageContent {
	return &model.ChatCompletionMessageContent{StringValue: volcengine.String("the CRM is at " + os.Getenv("CRM_URL"))}
}
