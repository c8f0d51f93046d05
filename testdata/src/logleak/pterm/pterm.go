package pterm

import (
	"os"

	"github.com/pterm/pterm"
)

func leak() {
	pterm.Println("key", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches standard output`
}

func nearMiss() {
	pterm.Println("model", os.Getenv("OPENAI_MODEL"))
}
