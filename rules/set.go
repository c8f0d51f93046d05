package rules

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"
)

//go:embed models/*.toml
var modelFiles embed.FS

// Set is a collection of models of which each file is decoded when a package that
// it concerns is first seen: a vet tool is started once a package, and most
// packages import few libraries.
type Set struct {
	files []*modelFile
}

type modelFile struct {
	name     string
	data     []byte
	packages []string // without major versions; nil means: concerns everything
	load     func() (*Model, error)
}

// Embedded returns leakvet's own models.
var Embedded = sync.OnceValue(readEmbedded)

func readEmbedded() *Set {
	s := new(Set)
	entries, err := modelFiles.ReadDir("models")
	if err != nil {
		panic(err) // the directory is part of the binary
	}
	for _, e := range entries {
		name := path.Join("models", e.Name())
		data, err := modelFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		s.add(path.Join("rules", name), data, headerPackages(data))
	}
	return s
}

// With returns the set and the given models, which stand in front of its own.
func (s *Set) With(models ...*Model) *Set {
	out := new(Set)
	for _, m := range models {
		out.files = append(out.files, &modelFile{load: func() (*Model, error) { return m, nil }})
	}
	out.files = append(out.files, s.files...)
	return out
}

func (s *Set) add(name string, data []byte, packages []string) {
	f := &modelFile{name: name, data: data, packages: packages}
	f.load = sync.OnceValues(func() (*Model, error) { return LoadModel(name, data) })
	s.files = append(s.files, f)
}

// All decodes every model.
func (s *Set) All() ([]*Model, error) {
	return s.Select(func(string) bool { return true })
}

// Select decodes the models that concern a program in which uses reports whether
// a package at or below an import path, given without major version, is imported.
func (s *Set) Select(uses func(path string) bool) ([]*Model, error) {
	var out []*Model
	for _, f := range s.files {
		if f.packages != nil && !anyOf(f.packages, uses) {
			continue
		}
		m, err := f.load()
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// Covers reports whether a model describes a package by hand, so that what its code
// does inside is not its callers' business.
func (s *Set) Covers(path string) bool {
	path = StripMajor(path)
	for _, f := range s.files {
		for _, p := range f.packages {
			if path == p || strings.HasPrefix(path, p) && path[len(p)] == '/' {
				return true
			}
		}
	}
	return false
}

func anyOf(paths []string, f func(string) bool) bool {
	for _, p := range paths {
		if p == "*" || f(p) {
			return true
		}
	}
	return false
}

// headerPackages reads the "packages" list from the head of a model file without
// decoding the file. The loader's test asserts that it agrees with the decoder.
func headerPackages(data []byte) []string {
	head, _, _ := bytes.Cut(data, []byte("\n[["))
	_, list, ok := strings.Cut(string(head), "\npackages")
	if !ok {
		panic(fmt.Sprintf("model without packages: %.60s", data))
	}
	_, list, _ = strings.Cut(list, "[")
	list, _, _ = strings.Cut(list, "]")
	out := []string{}
	for i, p := range strings.Split(list, `"`) {
		if i%2 == 1 {
			out = append(out, StripMajor(p))
		}
	}
	return out
}
