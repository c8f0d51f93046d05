package loops

import (
	"log"
	"os"
)

// The second turn prints what the first one read.
func carried() {
	s := ""
	for i := 0; i < 2; i++ {
		log.Print(s) // want `API key from os.Getenv`
		s = os.Getenv("API_KEY")
	}
}

func fresh() {
	for i := 0; i < 2; i++ {
		s := ""
		log.Print(s)
		s = os.Getenv("API_KEY")
		_ = s
	}
}

func jump() {
	s := ""
again:
	log.Print(s) // want `API key from os.Getenv`
	if s == "" {
		s = os.Getenv("API_KEY")
		goto again
	}
}

func jumpClean() {
	s := os.Getenv("API_KEY")
again:
	if s != "" {
		s = ""
		goto again
	}
	log.Print("done")
}

func labelled(rows [][]string) {
	found := "none"
outer:
	for _, r := range rows {
		for range r {
			if len(r) > 3 {
				found = os.Getenv("API_KEY")
				break outer
			}
			continue outer
		}
	}
	log.Print(found) // want `API key from os.Getenv`
	found = "none"
	log.Print(found)
}

func shifting() {
	a, b, c := os.Getenv("API_KEY"), "", ""
	for i := 0; i < 3; i++ {
		a, b, c = "", a, b
	}
	log.Print(c) // want `API key from os.Getenv`
	a, b, c = "x", "y", "z"
	log.Print(a, b, c)
}

func swapped() {
	a, b := os.Getenv("API_KEY"), "x"
	a, b = b, a
	log.Print(a)
	log.Print(b) // want `API key from os.Getenv`
}

func switched(n int) {
	s := "none"
	switch {
	case n > 2:
		s = os.Getenv("API_KEY")
		fallthrough
	case n > 1:
		log.Print(s) // want `API key from os.Getenv`
	default:
		log.Print(s)
	}
}

func selected(in chan string, done chan struct{}) {
	keys := make(chan string, 1)
	keys <- os.Getenv("API_KEY")
	select {
	case s := <-in:
		log.Print(s)
	case s := <-keys:
		log.Print(s) // want `API key from os.Getenv`
	case <-done:
		log.Print("done")
	}
	close(keys)
	for s := range keys {
		log.Print(s) // want `API key from os.Getenv`
	}
}
