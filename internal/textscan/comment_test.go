package textscan

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Every line with the mark is handed on once, also where pieces of a file overlap.
func TestComments(t *testing.T) {
	long := strings.Repeat("padding of a long file\n", 1<<16)
	dir := tree(t, map[string]string{
		"a.go":  "package a\n\nx() //leakvet:allow logleak -- a leakvet:allow b\n",
		"b.txt": long + "# leakvet:allow x -- r\n" + long + "# leakvet:allow y -- r",
		"c.txt": "nothing\n",
	})
	var mu sync.Mutex
	var got []string
	scan(t, Options{Root: dir, Comment: func(path string, line int) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, fmt.Sprintf("%s:%d", path, line))
	}})
	slices.Sort(got)
	want := []string{"a.go:3", "b.txt:131074", "b.txt:65537"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
