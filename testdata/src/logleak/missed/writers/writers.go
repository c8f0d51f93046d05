// Package writers is a limit: a writer that a field of the receiver holds is not known
// where it is written to, and the caller does not report that data was written to its
// standard stream; and Write through io.Writer is io.Writer's model, even where the
// writer is known to be a type of the project that does more. Everything here leaks.
package writers

import (
	"fmt"
	"io"
	"log"
	"os"
)

type logging struct{ to io.Writer }

func (l logging) Write(b []byte) (int, error) {
	log.Printf("%s", b)
	return l.to.Write(b)
}

func through() {
	var w io.Writer = logging{io.Discard}
	w.Write([]byte(os.Getenv("API_KEY")))
	io.WriteString(logging{io.Discard}, os.Getenv("API_KEY"))
}

type wrapping struct{ to io.Writer }

func (w wrapping) Write(b []byte) (int, error) { return w.to.Write(b) }

func held() {
	wrapping{os.Stderr}.Write([]byte(os.Getenv("API_KEY")))
}

type command struct{ out io.Writer }

func (c *command) say(s string) { fmt.Fprintln(c.out, s) }

func said() {
	(&command{out: os.Stderr}).say(os.Getenv("API_KEY"))
}
