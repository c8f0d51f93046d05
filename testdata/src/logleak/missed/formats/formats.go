// Package formats is a limit: a format with explicit indexes, or one that is held in
// a variable, is taken to print every operand. The findings are false alarms.
package formats

import (
	"log"
	"os"
)

func indexed() {
	log.Printf("%[2]T %[1]d", 3, os.Getenv("API_KEY")) // want `API key from os.Getenv`
}

func held() {
	format := "%T"
	log.Printf(format, os.Getenv("API_KEY")) // want `API key from os.Getenv`
}
