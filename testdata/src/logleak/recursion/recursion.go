package recursion

import (
	"log"
	"os"
)

func isEven(n int, s string) string {
	if n == 0 {
		return s
	}
	return isOdd(n-1, s)
}

func isOdd(n int, s string) string {
	if n == 0 {
		return "odd"
	}
	return isEven(n-1, s)
}

type tree struct {
	left, right *tree
	key         string
}

func (t *tree) find(n int) string {
	if t == nil {
		return "none"
	}
	if n == 0 {
		return t.key
	}
	if n%2 == 0 {
		return t.left.find(n / 2)
	}
	return t.right.find(n / 2)
}

func (t *tree) depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.depth(), t.right.depth())
}

func walk(t *tree, visit func(string)) {
	if t == nil {
		return
	}
	visit(t.key)
	walk(t.left, visit)
	walk(t.right, visit)
}

// Three functions that call each other in a ring; the last logs.
func a(n int, s string) { b(n, s) }
func b(n int, s string) { c(n-1, s) }
func c(n int, s string) {
	if n > 0 {
		a(n, s)
	}
	log.Print(s) // want `API key from os\.Getenv\("API_KEY"\)`
}

func use() {
	key := os.Getenv("API_KEY")
	log.Print(isEven(4, key)) // want `API key from os.Getenv`
	log.Print(isOdd(4, "x"))
	t := &tree{left: &tree{key: key}}
	log.Print(t.find(2)) // want `API key from os.Getenv`
	log.Print(t.depth())
	walk(t, func(s string) { log.Print(s) }) // want `API key from os.Getenv`
	walk(t, func(s string) { log.Print(len(s)) })
	a(3, key)
	a(3, "x")
}

func loop(s string) string { return loop(s) }

func forever() { log.Print(loop(os.Getenv("API_KEY"))) }
