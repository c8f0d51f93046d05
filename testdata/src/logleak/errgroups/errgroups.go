package errgroups

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"golang.org/x/sync/errgroup"
)

func shared(ctx context.Context) {
	g, _ := errgroup.WithContext(ctx)
	var key, name string
	g.Go(func() error {
		key = os.Getenv("API_KEY")
		return nil
	})
	g.Go(func() error {
		name = "n"
		return nil
	})
	log.Print(g.Wait())
	log.Print(name)
	log.Print(key) // want `API key from os.Getenv`
}

func inside(ctx context.Context) {
	var g errgroup.Group
	key := os.Getenv("API_KEY")
	g.Go(func() error {
		log.Print(key) // want `API key from os.Getenv`
		return nil
	})
	g.Go(func() error {
		log.Print(len(key))
		return errors.New("failed")
	})
	log.Print(fmt.Sprint(g.Wait()))
}
