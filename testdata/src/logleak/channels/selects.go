package channels

import (
	"log"
	"os"
)

// The case has no body, so nothing asks whether it was taken.
func nonBlocking(objects chan any) {
	select {
	case objects <- os.Getenv("API_KEY"):
	default:
	}
	select {
	case s := <-objects:
		log.Print(s) // want `API key from os.Getenv`
	default:
	}
}

// One case is taken, and what it received was in the channel before.
func daisyChain(in chan string, a, b, c chan any) {
	in <- os.Getenv("API_KEY")
	select {
	case s := <-in:
		a <- s
	case s := <-a:
		b <- s
	case s := <-b:
		c <- s
	}
	log.Print(<-a) // want `API key from os.Getenv`
	log.Print(<-b)
	log.Print(<-c)
}
