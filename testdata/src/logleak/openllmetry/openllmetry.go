package openllmetry

import (
	"os"

	traceloop "github.com/traceloop/go-openllmetry/traceloop-sdk"
)

func leak() traceloop.Message {
	return traceloop.Message{Role: "user", Content: "use " + os.Getenv("OPENAI_API_KEY")} // want `API key from os.Getenv.*reaches a trace`
}

func nearMiss() traceloop.Message {
	return traceloop.Message{Role: "user", Content: "use " + os.Getenv("OPENAI_MODEL")}
}
