// Gen counts and fits the tables of internal/ngram. Written words are those of the
// Go distribution's sources; drawn ones are made up from the alphabets that
// credentials have. Both come from a fixed seed, so that one version of Go yields
// one table.
package main

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/ngram"
)

func main() {
	log.SetFlags(0)
	train, held, err := written(filepath.Join(runtime.GOROOT(), "src"))
	if err != nil {
		log.Fatalf("read the words of the Go distribution: %v", err)
	}
	r := rand.New(rand.NewPCG(7, 7))
	m := count(train)
	fit(m, train, drawn(r, len(train)))
	report(m, held, drawn(r, 20_000))
	if err := os.WriteFile("table.bin", encode(m), 0o644); err != nil {
		log.Fatalf("write the tables: %v", err)
	}
}

var word = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9_./+-]{6,60}[A-Za-z0-9]`)

// written returns the words of a tree, those of every fifth directory apart.
func written(root string) (train, held []string, err error) {
	seen := make(map[string]bool)
	dirs := make(map[string]int)
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.Contains(path, "testdata") ||
			strings.Contains(path, "crypto") || strings.Contains(path, "table") || strings.HasPrefix(d.Name(), "z") {
			return err
		}
		n, ok := dirs[filepath.Dir(path)]
		if !ok {
			n = len(dirs)
			dirs[filepath.Dir(path)] = n
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, w := range word.FindAllString(string(text), -1) {
			if seen[w] || digits(w)*10 > len(w)*4 {
				continue
			}
			seen[w] = true
			if n%5 == 4 {
				held = append(held, w)
			} else {
				train = append(train, w, variant(w, len(train)))
			}
		}
		return nil
	})
	return train, held, err
}

// variant writes a word in the style of a variable or a name in a configuration.
func variant(w string, n int) string {
	switch n % 3 {
	case 0:
		return strings.ToUpper(w)
	case 1:
		return strings.ToLower(w)
	}
	return strings.NewReplacer(".", "_", "/", "-").Replace(w)
}

func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

var alphabets = []string{
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
	"abcdefghijklmnopqrstuvwxyz0123456789",
	"0123456789abcdef",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
}

// drawn returns n values as credentials are.
func drawn(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		set := alphabets[r.IntN(len(alphabets))]
		b := make([]byte, 10+r.IntN(40))
		for j := range b {
			b[j] = set[r.IntN(len(set))]
		}
		out[i] = string(b)
	}
	return out
}

// count makes the tables: how much likelier a character follows others in a word
// than by chance.
func count(words []string) *ngram.Model {
	pairs := make([]float64, ngram.Cased*ngram.Cased)
	triples := make([]float64, ngram.Folded*ngram.Folded*ngram.Folded)
	for _, w := range words {
		for i := 1; i < len(w); i++ {
			pairs[ngram.CasedClass(w[i-1])*ngram.Cased+ngram.CasedClass(w[i])]++
			if i > 1 {
				triples[(ngram.FoldedClass(w[i-2])*ngram.Folded+ngram.FoldedClass(w[i-1]))*ngram.Folded+ngram.FoldedClass(w[i])]++
			}
		}
	}
	return &ngram.Model{Pairs: odds(pairs, ngram.Cased), Triples: odds(triples, ngram.Folded)}
}

// odds turns the counts of a row into logarithms against an even spread.
func odds(counts []float64, width int) []int8 {
	out := make([]int8, len(counts))
	for row := 0; row < len(counts); row += width {
		const smooth = 0.5
		sum := smooth * float64(width)
		for _, n := range counts[row : row+width] {
			sum += n
		}
		for i, n := range counts[row : row+width] {
			v := math.Log((n+smooth)/sum*float64(width)) * ngram.Scale
			out[row+i] = int8(min(127, max(-127, math.Round(v))))
		}
	}
	return out
}

// fit finds the weights by gradient descent on the logistic loss.
func fit(m *ngram.Model, words, keys []string) {
	type example struct {
		f     [ngram.Weights - 1]float64
		drawn float64
	}
	var all []example
	for i := range words {
		all = append(all, example{m.Features(words[i]), 0}, example{m.Features(keys[i]), 1})
	}
	const rounds = 400
	for round := range rounds {
		var g [ngram.Weights]float64
		for _, e := range all {
			score := m.Weights[0]
			for i, f := range e.f {
				score += m.Weights[i+1] * f
			}
			miss := e.drawn - 1/(1+math.Exp(-score))
			g[0] += miss
			for i, f := range e.f {
				g[i+1] += miss * f
			}
		}
		rate := 4.0 / float64(len(all)) * (1 - 0.8*float64(round)/rounds)
		for i := range g {
			m.Weights[i] += rate * g[i]
		}
	}
}

// report prints how well the model tells what it has not seen.
func report(m *ngram.Model, words, keys []string) {
	var w, k []float64
	for _, s := range words {
		w = append(w, m.Score(s))
	}
	for _, s := range keys {
		k = append(k, m.Score(s))
	}
	slices.Sort(k)
	for _, lost := range []float64{0.001, 0.01, 0.05, 0.10} {
		limit := k[int(lost*float64(len(k)))]
		wrong := 0
		for _, s := range w {
			if s >= limit {
				wrong++
			}
		}
		fmt.Printf("threshold %6.2f keeps %.1f %% of drawn values, takes %.2f %% of %d words for drawn\n", limit, 100*(1-lost), 100*float64(wrong)/float64(len(w)), len(w))
	}
}

func encode(m *ngram.Model) []byte {
	b := binary.LittleEndian.AppendUint32(nil, ngram.Version)
	for _, w := range m.Weights {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(w))
	}
	for _, v := range slices.Concat(m.Pairs, m.Triples) {
		b = append(b, byte(v))
	}
	return b
}
