package fields

import (
	"log"
	"os"
)

// A leak out of a field is told once, where the field is printed, wherever it was filled.
type below struct{ name, key string }

func (b below) dump() { log.Print(b.key) } // want `API key from os.Getenv`

func (b below) hello() { log.Print(b.name) }

func fillBelow() {
	b := below{name: "n", key: os.Getenv("API_KEY")}
	b.dump()
	b.hello()
}

type above struct{ name, key string }

func fillAbove() above { return above{name: "n", key: os.Getenv("API_KEY")} }

func (a above) dump() { log.Print(a.key) } // want `API key from os.Getenv`

func (a above) hello() { log.Print(a.name) }

func useAbove() {
	fillAbove().dump()
	fillAbove().hello()
}
