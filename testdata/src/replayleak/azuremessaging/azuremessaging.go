package azuremessaging

import (
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus"
)

func leak() *azservicebus.Message {
	return &azservicebus.Message{Body: []byte(os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *azservicebus.Message {
	return &azservicebus.Message{Body: []byte(os.Getenv("GITHUB_REPOSITORY"))}
}
