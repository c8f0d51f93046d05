package standardstreams

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
)

func streams() {
	key := os.Getenv("API_KEY")
	os.Stdout.WriteString(key)          // want `API key from os.Getenv.* reaches standard output`
	fmt.Fprintln(os.Stderr, "key", key) // want `API key from os.Getenv.* reaches standard output`
	fmt.Fprintln(io.Discard, "key", key)
	fmt.Fprintln(os.Stderr, "len", len(key))
	println(key) // want `API key from os.Getenv`
	println(len(key))
	w := bufio.NewWriter(os.Stdout)
	w.WriteString(key) // want `API key from os.Getenv`
	w.WriteString("x")
	t := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', 0)
	fmt.Fprintln(t, key) // want `API key from os.Getenv`
	m := io.MultiWriter(os.Stderr, io.Discard)
	fmt.Fprint(m, key) // want `API key from os.Getenv`
	fmt.Fprint(m, "x")
}

func conditional(quiet bool) {
	out := io.Writer(os.Stderr)
	if quiet {
		out = io.Discard
	}
	fmt.Fprintln(out, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	out = io.Discard
	fmt.Fprintln(out, os.Getenv("API_KEY"))
}

type command struct{ out io.Writer }

func held() {
	c := &command{out: os.Stderr}
	fmt.Fprintln(c.out, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	fmt.Fprintln(c.out, "x")
}

func printTo(w io.Writer, s string) { fmt.Fprintln(w, s) }

func passed() {
	printTo(os.Stdout, os.Getenv("API_KEY")) // want `API key from os.Getenv.* reaches standard output`
	printTo(io.Discard, os.Getenv("API_KEY"))
	printTo(os.Stdout, "x")
}
