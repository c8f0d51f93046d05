package panics

import "os"

func later() {
	defer panic(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	go panic(os.Getenv("API_KEY"))    // want `API key from os.Getenv`
	defer panic(len(os.Getenv("API_KEY")))
}
