package templ

import (
	"os"

	"github.com/a-h/templ"
)

func leak() templ.Component {
	return templ.Raw("<p>" + os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss() templ.Component {
	return templ.Raw("<p>" + os.Getenv("OPENAI_MODEL"))
}
