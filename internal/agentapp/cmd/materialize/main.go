// Command materialize writes the sample agent, with secrets in it, to a directory.
// Run it from the root of the repository.
package main

import (
	"fmt"
	"os"

	"github.com/leakvet/leakvet/internal/agentapp"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/agentapp/cmd/materialize DIR")
		os.Exit(2)
	}
	if err := agentapp.Materialize("testdata/agentapp", os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
