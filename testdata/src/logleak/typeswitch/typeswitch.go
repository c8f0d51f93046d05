package typeswitch

import (
	"fmt"
	"log"
	"os"
)

type creds struct{ key string }

func newCreds(key string) *creds { return &creds{key} }

func show(v any) {
	switch v := v.(type) {
	case string:
		log.Print(v)
	case int:
		log.Print(v)
	case *creds:
		log.Print(v.key)
	case fmt.Stringer:
		log.Print(v.String())
	}
}

func lengths(v any) {
	switch v := v.(type) {
	case string:
		log.Print(len(v))
	case []byte:
		log.Print(len(v))
	}
}

func use() {
	show(os.Getenv("API_KEY"))           // want `API key from os.Getenv`
	show(newCreds(os.Getenv("API_KEY"))) // want `API key from os.Getenv`
	show(3)
	show("x")
	lengths(os.Getenv("API_KEY"))
}

func local(n int) {
	var v any = os.Getenv("API_KEY")
	if n > 1 {
		v = n
	}
	switch x := v.(type) {
	case int:
		log.Print(x)
	case string:
		log.Print(x) // want `API key from os.Getenv`
	}
	if c, ok := v.(*creds); ok {
		log.Print(c != nil)
	}
}
