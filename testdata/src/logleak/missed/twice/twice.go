// Package twice is a limit: a leak out of a field is reported both where the field
// is printed and where the method is called, if the field is filled below the
// method; if it is filled above, once. One finding would do.
package twice

import (
	"log"
	"os"
)

type below struct{ key string }

func (b below) dump() { log.Print(b.key) } // want `API key from os.Getenv`

func fillBelow() {
	b := below{key: os.Getenv("API_KEY")}
	b.dump() // want `API key from os.Getenv`
}

type above struct{ key string }

func fillAbove() above { return above{key: os.Getenv("API_KEY")} }

func (a above) dump() { log.Print(a.key) } // want `API key from os.Getenv`

func useAbove() { fillAbove().dump() }
