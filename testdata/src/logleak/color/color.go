package color

import (
	"os"

	"github.com/fatih/color"
)

func leak() {
	color.Red("key %s was refused", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches standard output`
}

func nearMiss() {
	color.Red("key of %d bytes was refused", len(os.Getenv("OPENAI_API_KEY")))
}
