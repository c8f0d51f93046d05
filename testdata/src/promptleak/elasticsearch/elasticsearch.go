package elasticsearch

import (
	"os"
	"strings"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

func leak() esapi.IndexRequest {
	return esapi.IndexRequest{Index: "docs", Body: strings.NewReader("key " + os.Getenv("CRM_API_KEY"))} // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss() esapi.IndexRequest {
	return esapi.IndexRequest{Index: "docs", Body: strings.NewReader("the CRM is at " + os.Getenv("CRM_URL"))}
}
