package channels

import (
	"log"
	"os"
	"sync"
	"sync/atomic"
)

type job struct{ name, key string }

func worker(jobs <-chan job) {
	for j := range jobs {
		log.Print(j.name)
		log.Print(len(j.key))
	}
}

func structs() {
	jobs := make(chan job, 1)
	jobs <- job{"n", os.Getenv("API_KEY")}
	go worker(jobs)
	j := <-jobs
	log.Print(j.name)
	log.Print(j.key) // want `API key from os.Getenv`
	j, ok := <-jobs
	log.Print(ok)
	log.Print(j) // want `API key from os.Getenv`
	log.Print(len(jobs), cap(jobs))
}

func produce(out chan<- string) { out <- os.Getenv("API_KEY") }

func filled() {
	ch := make(chan string)
	go produce(ch)
	log.Print(<-ch) // want `API key from os.Getenv`
}

func generator() <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		out <- os.Getenv("API_KEY")
	}()
	return out
}

func consumed() {
	for s := range generator() {
		log.Print(s) // want `API key from os.Getenv`
	}
}

func deferred() {
	key := "x"
	defer log.Print(key)
	key = os.Getenv("API_KEY")
	defer log.Print(key) // want `API key from os.Getenv`
}

type store struct {
	mu  sync.Mutex
	val atomic.Value
	ptr atomic.Pointer[string]
}

func atomics(s *store) {
	key := os.Getenv("API_KEY")
	s.val.Store(key)
	log.Print(s.val.Load()) // want `API key from os.Getenv`
	s.ptr.Store(&key)
	log.Print(*s.ptr.Load()) // want `API key from os.Getenv`
	var clean atomic.Value
	clean.Store("x")
	log.Print(clean.Load())
}
