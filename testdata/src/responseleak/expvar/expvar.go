package expvar

import (
	"expvar"
	"os"
)

func publish() {
	expvar.NewString("key").Set(os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a debug endpoint`
	expvar.NewString("region").Set(os.Getenv("REGION"))
	expvar.NewInt("key_length").Set(int64(len(os.Getenv("OPENAI_API_KEY"))))
}
