// Package formats has formats with explicit indexes, and ones held in variables.
package formats

import (
	"log"
	"os"
)

func indexed() {
	log.Printf("%[2]T %[1]d", 3, os.Getenv("API_KEY"))
}

func held() {
	format := "%T"
	log.Printf(format, os.Getenv("API_KEY"))
}

func shown() {
	log.Printf("%[2]s %[1]d", 3, os.Getenv("API_KEY"))  // want `API key from os.Getenv`
	log.Printf("%[1]T %[1]v", os.Getenv("API_KEY"))     // want `API key from os.Getenv`
	log.Printf("%[2]*[1]d", 3, 4, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	log.Printf("%[3]d %[3]d %T", 1, 2, 3, os.Getenv("API_KEY"))
	format := "%T"
	if len(os.Args) > 1 {
		format = "%s"
	}
	log.Printf(format, os.Getenv("API_KEY")) // want `API key from os.Getenv`
}
