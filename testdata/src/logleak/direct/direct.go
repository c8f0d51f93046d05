package direct

import (
	"fmt"
	"log"
	"os"
	"strings"
)

func env() {
	key := os.Getenv("OPENAI_API_KEY")
	log.Printf("key %s", key)    // want `API key from os.Getenv\("OPENAI_API_KEY"\) \(direct.go:11\) reaches a log through log.Printf`
	log.Println("len", len(key)) // a length is no secret
	log.Printf("set: %v", key != "")
	log.Printf("%T", key)
	log.Println(os.Getenv("HOME"))
	fmt.Println(strings.ToUpper(key)) // want `API key .* reaches standard output or error through fmt.Println`
	key = "[redacted]"
	log.Println(key)
}

func concat() {
	h := "Bearer " + os.Getenv("GITHUB_TOKEN")
	log.Print("header: " + h) // want `token from os.Getenv`
	log.Print("tail: ****" + h[len(h)-4:])
	log.Print("most: " + h[:40]) // want `token from os.Getenv`
}

func stderr() {
	fmt.Fprintf(os.Stderr, "pw=%s\n", os.Getenv("DB_PASSWORD")) // want `password from os.Getenv`
	fmt.Fprintf(os.Stderr, "pw=%d\n", len(os.Getenv("DB_PASSWORD")))
}

func branch(b bool) {
	v := "none"
	if b {
		v = os.Getenv("API_KEY")
	}
	log.Print(v) // want `API key from os.Getenv`
	v = "none"
	log.Print(v)
}
