// Package lookups has a project's own helpers around os.Getenv: what they yield depends
// on the name that their callers give.
package lookups

import (
	"fmt"
	"log"
	"os"
)

func getenv(key, fallback string) string {
	if v, ok := os.LookupEnv(key); ok {
		return v
	}
	return fallback
}

func must(key string) string {
	v := getenv(key, "")
	if v == "" {
		panic(fmt.Sprintf("set %s", key))
	}
	return v
}

func prefixed(service string) string { return os.Getenv(service + "_API_KEY") }

func prefixedURL(service string) string { return os.Getenv(service + "_URL") }

func show(key string) {
	log.Printf("%s=%s", key, os.Getenv(key))
}

type config struct{ key, region string }

func load() config {
	return config{key: must("OPENAI_API_KEY"), region: must("AWS_REGION")}
}

func use() {
	log.Print(getenv("DB_PASSWORD", "")) // want `password from getenv\("DB_PASSWORD"\)`
	log.Print(getenv("LOG_LEVEL", "info"))
	log.Print(getenv("LOG_LEVEL", os.Getenv("API_KEY"))) // want `API key from os.Getenv`
	log.Print(must("GITHUB_TOKEN"))                      // want `token from must\("GITHUB_TOKEN"\)`
	log.Print(must("HOME"))
	log.Print(prefixed("OPENAI")) // want `API key from os.Getenv\("_API_KEY"\)`
	log.Print(prefixedURL("OPENAI"))
	show("SLACK_TOKEN") // want `token from show\("SLACK_TOKEN"\)`
	show("LANG")
	c := load()
	log.Print(c.key) // want `API key from must`
	log.Print(c.region)
	keys := []string{"HOME", "LANG"}
	for _, k := range keys {
		log.Print(getenv(k, ""))
	}
}
