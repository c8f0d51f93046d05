package statsd

import (
	"os"

	"github.com/DataDog/datadog-go/v5/statsd"
)

func leak(c statsd.ClientInterface) {
	_ = c.Incr("calls", []string{"key:" + os.Getenv("OPENAI_API_KEY")}, 1) // want `API key from os.Getenv.*reaches a metric label`
}

func nearMiss(c statsd.ClientInterface) {
	_ = c.Incr("calls", []string{"model:" + os.Getenv("OPENAI_MODEL")}, 1)
}
