package azure

import (
	"log"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
)

func leak() {
	key := to.Ptr(os.Getenv("AZURE_OPENAI_API_KEY"))
	log.Print("key ", *key) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss() {
	credential := azcore.NewKeyCredential(os.Getenv("AZURE_OPENAI_API_KEY"))
	log.Print("endpoint ", *to.Ptr(os.Getenv("AZURE_OPENAI_ENDPOINT")), credential != nil)
}
