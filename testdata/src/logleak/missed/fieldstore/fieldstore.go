// Package fieldstore is a limit: what was once stored in an unexported field is
// believed of the field of any value that the engine lost sight of, here behind a
// recursion. The finding is a false alarm.
package fieldstore

import (
	"log"
	"os"
)

type tree struct {
	next *tree
	key  string
}

func (t *tree) find(n int) string {
	if n == 0 {
		return t.key
	}
	return t.next.find(n - 1)
}

func use() {
	t := &tree{next: &tree{key: os.Getenv("API_KEY")}}
	log.Print(t.find(1))                 // want `API key from os.Getenv`
	log.Print((&tree{key: "x"}).find(0)) // want `API key from os.Getenv`
}
