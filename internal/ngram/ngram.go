// Package ngram tells values that were drawn at random from those that somebody
// wrote: "k3Xv9QmB…" from "cache_key_prefix". It weighs which characters follow
// each other in written words, and the make-up of the value, by tables that
// internal/ngram/gen has counted and fitted.
//
// It says nothing about keys with a fixed form, which need no such filter, and
// nothing about the passwords of people, which look written.
package ngram

//go:generate go run ./gen

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sync"
)

// Version of the tables. It is part of the tables' file and counts up with it.
const Version = 1

//go:embed table.bin
var table []byte

// The tables' file: a version, the weights, then one byte for every pair and
// every triple of classes, in 1/Scale of a natural logarithm.
const (
	Cased   = 64 // classes of characters in pairs: cases count
	Folded  = 38 // in triples they do not
	Scale   = 16
	Weights = 7
)

// Model holds the tables.
type Model struct {
	Pairs   []int8 // Cased × Cased
	Triples []int8 // Folded × Folded × Folded
	Weights [Weights]float64
}

// Embedded returns the model that is part of the binary.
var Embedded = sync.OnceValue(func() *Model {
	if len(table) != 4+8*Weights+Cased*Cased+Folded*Folded*Folded || binary.LittleEndian.Uint32(table) != Version {
		panic("internal/ngram/table.bin is of another version: run go generate ./internal/ngram")
	}
	m := new(Model)
	at := 4
	for i := range m.Weights {
		m.Weights[i] = math.Float64frombits(binary.LittleEndian.Uint64(table[at:]))
		at += 8
	}
	for _, b := range table[at : at+Cased*Cased] {
		m.Pairs = append(m.Pairs, int8(b))
	}
	for _, b := range table[at+Cased*Cased:] {
		m.Triples = append(m.Triples, int8(b))
	}
	return m
})

// Score is the logarithm of the odds that a value was drawn at random: above 0 it
// more likely was.
func Score(v string) float64 { return Embedded().Score(v) }

// Score weighs a value with a model.
func (m *Model) Score(v string) float64 {
	score := m.Weights[0]
	for i, f := range m.Features(v) {
		score += m.Weights[i+1] * f
	}
	return score
}

// Features are what a value is weighed by.
func (m *Model) Features(v string) (f [Weights - 1]float64) {
	if len(v) < 4 {
		return f
	}
	var pairs, triples float64
	changes, digits := 0, 0
	for i := range len(v) {
		if v[i] >= '0' && v[i] <= '9' {
			digits++
		}
		if i == 0 {
			continue
		}
		pairs += float64(m.Pairs[CasedClass(v[i-1])*Cased+CasedClass(v[i])])
		if kind(v[i]) != kind(v[i-1]) {
			changes++
		}
		if i > 1 {
			triples += float64(m.Triples[(FoldedClass(v[i-2])*Folded+FoldedClass(v[i-1]))*Folded+FoldedClass(v[i])])
		}
	}
	n := float64(len(v))
	return [Weights - 1]float64{
		pairs / (n - 1) / Scale, triples / (n - 2) / Scale, pairs / Scale / 8,
		float64(changes) / (n - 1), float64(digits) / n, math.Log(n),
	}
}

// CasedClass maps a character to one of [Cased] classes.
func CasedClass(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c - 'a')
	case c >= 'A' && c <= 'Z':
		return 26 + int(c-'A')
	case c >= '0' && c <= '9':
		return 52 + int(c-'0')
	case c == '_' || c == '-' || c == '.' || c == ' ':
		return 62
	}
	return 63
}

// FoldedClass maps a character to one of [Folded] classes.
func FoldedClass(c byte) int {
	switch n := CasedClass(c); {
	case n < 26:
		return n
	case n < 52:
		return n - 26
	default:
		return n - 26
	}
}

func kind(c byte) int {
	switch n := CasedClass(c); {
	case n < 26:
		return 0
	case n < 52:
		return 1
	case n < 62:
		return 2
	}
	return 3
}
