package chromem

import (
	"os"

	"github.com/philippgille/chromem-go"
)

func leak() chromem.Document {
	return chromem.Document{ID: "1", Content: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss() (chromem.Document, chromem.EmbeddingFunc) {
	embed := chromem.NewEmbeddingFuncOpenAI(os.Getenv("OPENAI_API_KEY"), chromem.EmbeddingModelOpenAI3Small)
	return chromem.Document{ID: "1", Content: "the CRM is at " + os.Getenv("CRM_URL")}, embed
}
