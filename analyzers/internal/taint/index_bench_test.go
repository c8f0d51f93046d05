package taint

import (
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// BenchmarkIndex is what it costs a package to find its models: those of everything, which
// no package has, and none.
func BenchmarkIndex(b *testing.B) {
	all, err := rules.Embedded().All()
	if err != nil {
		b.Fatal(err)
	}
	none, err := rules.Embedded().Select(func(string) bool { return false })
	if err != nil {
		b.Fatal(err)
	}
	for name, models := range map[string][]*rules.Model{"everything": all, "nothing": none} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				newIndex(models)
			}
		})
	}
}
