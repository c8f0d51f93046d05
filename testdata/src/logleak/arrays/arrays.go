package arrays

import (
	"log"
	"os"
)

func constantIndex() {
	var a [2]string
	a[0] = "host"
	a[1] = os.Getenv("API_KEY")
	log.Print(a[0])
	log.Print(a[1]) // want `API key from os.Getenv`
	log.Print(a)    // want `API key from os.Getenv`
	b := a
	b[1] = ""
	log.Print(b)
	log.Print(a) // want `API key from os.Getenv`
}

func pointer() {
	a := &[1]string{os.Getenv("API_KEY")}
	log.Print(a[0]) // want `API key from os.Getenv`
	log.Print(len(a), cap(a))
	a[0] = "gone"
	log.Print(a[0])
}

func matrix(i, j int) {
	var m [2][2]string
	m[1][0] = os.Getenv("API_KEY")
	log.Print(m[i][j]) // want `API key from os.Getenv`
	log.Print(m[0][0])
}

func slices() {
	s := []string{"host", os.Getenv("API_KEY")}
	log.Print(s[0])
	log.Print(s[1]) // want `API key from os.Getenv`
	t := s[1:]
	log.Print(t) // want `API key from os.Getenv`
	s[1] = "[redacted]"
	log.Print(s)
}
