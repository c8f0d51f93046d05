package taint

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestLargeFunctions are the shapes of generated code: one function is as long as
// another file, and every branch of it builds a value. Their cost must grow with
// their length, not with the number of ways through them; and the leak at the end
// must be found nevertheless.
func TestLargeFunctions(t *testing.T) {
	analyzeSource(t, "warm", "package warm\n\nimport (\n\t_ \"log\"\n\t_ \"os\"\n)\n") // the importer asks the go command once
	const cases = 3000
	for name, src := range largeFunctions(cases) {
		t.Run(name, func(t *testing.T) {
			const limit = 5 * time.Second
			start := cpuTime()
			a := analyzeSource(t, "large", src)
			if d := cpuTime() - start; d > limit {
				t.Errorf("%d cases took %v, more than %v", cases, d.Round(time.Millisecond), limit)
			}
			if len(a.result.Flows) != 1 {
				t.Errorf("%d flows found, want 1: %v", len(a.result.Flows), a.result.Flows)
			}
		})
	}
}

// largeFunctions writes a package for each shape.
func largeFunctions(cases int) map[string]string {
	repeat := func(format string) string {
		var b strings.Builder
		for i := range cases {
			fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d")+"\n", i)
		}
		return b.String()
	}
	const types = `package large

import (
	"log"
	"os"
)

type item struct {
	name, key string
	next      *item
	list      []item
	table     map[string]string
}

`
	const leak = "func use(n int) { log.Print(build(n, os.Getenv(\"API_KEY\")).key) }\n"
	return map[string]string{
		"switch": types + `func build(n int, key string) *item {
	v := &item{}
	switch n {
` + repeat(`	case #:
		v = &item{name: "n#", key: key, next: v, table: map[string]string{"k#": key}}
		v.list = append(v.list, item{name: "n#"})`) + `	}
	return v
}

` + leak,
		"switch in a loop": types + `func build(n int, key string) *item {
	v := &item{}
	for n > 0 {
		switch n {
` + repeat(`		case #:
			v = &item{name: v.name + "#", key: v.key, list: v.list}`) + `		case -1:
			v.key = key
		}
		n--
	}
	return v
}

` + leak,
		"assignments": types + `func build(n int, key string) *item {
	v := &item{}
` + repeat(`	if n > # {
		v.key += key
		v.next = &item{next: v.next, key: v.key}
	}`) + `	return v
}

` + leak,
		"table": types + `var table = map[string]item{
` + repeat(`	"k#": {name: "n#", list: []item{{name: "m#"}}},`) + `}

var key = os.Getenv("API_KEY")

func use(n int) { log.Print(table["k1"].name, key) }
`,
	}
}
