package gocheck

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// A module of which half the packages do not compile, each in another way. What leaks
// there is found on its line, what does not is not, and facts cross the broken packages.
const brokenModule = `
-- go.mod --
module example.com/m
go 1.26
-- good/good.go --
package good
func leak() {}
func F() { leak() }
-- noimport/n.go --
package noimport

import (
	"example.org/none"
	"os"
)

type Server struct {
	client *none.Client
	name   string
}

func leak(string) {}
func fine(string) {}

// Log is known to the packages that import this one.
func Log(s string) { leak(s) }

func (s *Server) Serve(r *none.Router) {
	r.Handle("/", none.Wrap(func(w *none.Writer) error {
		leak(s.name)
		fine(s.name)
		return w.Send(s.name)
	}))
	if err := s.client.Close(); err != nil {
		leak(os.Args[0])
	}
}
-- typeerror/t.go --
package typeerror

func leak(string) {}

func Sound() { leak("k") }

func Broken(n int) {
	var s string = n
	leak(s)
	undefined(func() { leak("k") })
}

func Log(s string) { leak(s) }
-- syntax/a.go --
package syntax

func leak(string) {}

func Sound() { leak("k") }

func Broken() {
	leak("k"
}

func Log(s string) { leak(s) }
-- syntax/b.go --
package syntax

func Other() { leak("k") }
-- embed/e.go --
package embed

import _ "embed"

//go:embed dist/index.html
var page string

func leak(string) {}

func F() { leak(page) }
-- user/u.go --
package user

import (
	"example.com/m/noimport"
	"example.com/m/syntax"
	"example.com/m/typeerror"
)

func Use() {
	noimport.Log("k")
	typeerror.Log("k")
	syntax.Log("k")
	syntax.Sound()
}

func Serve(s *noimport.Server) { s.Serve(nil) }
-- user/u_test.go --
package user

func TestUse() { Use() }
`

const brokenFound = `embed/e.go:10:12 logleak/log a key reaches leak
good/good.go:3:12 logleak/log a key reaches leak
noimport/n.go:17:22 logleak/log a key reaches leak
noimport/n.go:21:3 logleak/log a key reaches leak
noimport/n.go:26:3 logleak/log a key reaches leak
syntax/a.go:5:16 logleak/log a key reaches leak
syntax/a.go:11:22 logleak/log a key reaches leak
syntax/b.go:3:16 logleak/log a key reaches leak
typeerror/t.go:5:16 logleak/log a key reaches leak
typeerror/t.go:9:2 logleak/log a key reaches leak
typeerror/t.go:10:21 logleak/log a key reaches leak
typeerror/t.go:13:22 logleak/log a key reaches leak
user/u.go:10:2 logleak/log a key reaches Log
user/u.go:11:2 logleak/log a key reaches Log
user/u.go:12:2 logleak/log a key reaches Log
user/u.go:13:2 logleak/log a key reaches Sound
user/u.go:16:34 logleak/log a key reaches Serve
! noimport/n.go: package example.com/m/noimport does not compile, so 1 of its 4 functions were analysed in part or not at all: noimport/n.go:4:2: could not import example.org/none (no required module provides package example.org/none; to add it: go get example.org/none)
! syntax/a.go: package example.com/m/syntax does not compile, so 1 of its 5 functions were analysed in part or not at all: syntax/a.go:8:10: missing ',' before newline in argument list
! typeerror/t.go: package example.com/m/typeerror does not compile, so 1 of its 4 functions were analysed in part or not at all: typeerror/t.go:8:17: cannot use n (variable of type int) as string value in variable declaration
`

func TestBroken(t *testing.T) {
	r := checkFiles(t, brokenModule, nil)
	expect(t, r, brokenFound)
	if r.Stats.Packages != 6 {
		t.Errorf("%d packages, want 6", r.Stats.Packages)
	}
}

// The second time the go command answers from its cache, with the places of copies that
// are gone.
func TestBrokenAgain(t *testing.T) {
	var root string
	expect(t, checkFiles(t, brokenModule, func(o *Options) { root = o.Root }), brokenFound)
	expect(t, checkFiles(t, "", func(o *Options) { o.Root = root }), brokenFound)
}

// Tests that do not compile take nothing from the package that they are in.
func TestBrokenTests(t *testing.T) {
	const archive = `
-- go.mod --
module example.com/m
go 1.26
-- a/a.go --
package a
func leak() {}
func F() { leak() }
-- a/a_test.go --
package a
import "example.org/none"
func TestF() { leak(); none.F() }
-- b/b.go --
package b
func leak() {}
func F() { leak() }
-- b/b_test.go --
package b
func TestF() { leak(); none.F() }
-- c/c.go --
package c
func leak() {}
-- c/c_test.go --
package c
func testF() { leak() }
-- d/d.go --
package d
func leak() {}
func F() { leak() }
-- d/d_test.go --
package d
func TestF() { leak() }
`
	const found = "a/a.go:3:12 logleak/log a key reaches leak\nb/b.go:3:12 logleak/log a key reaches leak\n"
	const d = "d/d.go:3:12 logleak/log a key reaches leak\n"
	expect(t, checkFiles(t, archive, nil), found+d)
	expect(t, checkFiles(t, archive, func(o *Options) { o.Tests = true }), found+`c/c_test.go:2:16 logleak/log a key reaches leak
`+d+`! a/a_test.go: the tests of package example.com/m/a, or what they need, do not compile, so they were not analysed
! b/b_test.go: the tests of package example.com/m/b, or what they need, do not compile, so they were not analysed
! d/d_test.go: the tests of package example.com/m/d, or what they need, do not compile, so they were not analysed
`)
}

// Nothing of the work is left on the disk, and none is done once the scan is cancelled.
func TestBrokenLeavesNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	checkFiles(t, brokenModule, nil)
	if left, err := filepath.Glob(filepath.Join(temp, "leakvet-*")); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := &check{Options: Options{Root: temp, Env: os.Environ()}, goCommand: "go"}
	if o, err := c.mended(ctx, target{dir: temp, patterns: []string{"./..."}}); err == nil {
		o.close()
		t.Error("a cancelled scan went on")
	}
}

// Files outside of any module are taken for one; they know each other by no path.
func TestLoose(t *testing.T) {
	expect(t, checkFiles(t, `
-- scripts/a.go --
package main
func leak() {}
func main() { leak(); for range 3 {} }
-- scripts/tool/b.go --
package main
import "example.org/none"
func leak() {}
func main() { none.Do(func() { leak() }) }
-- inner/go.mod --
module example.com/inner
go 1.26
-- inner/i.go --
package inner
func leak() {}
func F() { leak() }
-- x.go --
package x
`, nil), `inner/i.go:3:12 logleak/log a key reaches leak
scripts/a.go:3:15 logleak/log a key reaches leak
scripts/tool/b.go:4:32 logleak/log a key reaches leak
! scripts/tool/b.go: package loose.invalid/scripts/tool does not compile, so 1 of its 2 functions were analysed in part or not at all: scripts/tool/b.go:2:8: could not import example.org/none (no required module provides package example.org/none; to add it: go get example.org/none)
`)
}
