// Package capturedpipe is a limit: what a library writes through a pointer that a closure
// captured stays with the captured variable, and does not reach what else points there.
// Everything here leaks.
package capturedpipe

import (
	"bufio"
	"bytes"
	"io"
	"log"
	"os"
)

func pipe() {
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, os.Getenv("API_KEY"))
		w.Close()
	}()
	answer, _ := io.ReadAll(r)
	log.Print(string(answer))
}

func wrapped() {
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	func() { w.WriteString(os.Getenv("API_KEY")) }()
	log.Print(out.String())
}
