package errors

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
)

func get() error {
	u := "https://api.example.com/v1?key=" + os.Getenv("API_KEY")
	_, err := http.Get(u)
	if err != nil {
		return fmt.Errorf("get: %w", err)
	}
	return nil
}

type apiError struct {
	token string
	code  int
}

func (e *apiError) Error() string { return fmt.Sprintf("%d with %s", e.code, e.token) } // want `token in apiError.token`

type quiet struct{ token string }

func (q *quiet) Error() string { return "quiet" }

func use() {
	if err := get(); err != nil {
		log.Print(err) // want `API key`
	}
	var err error = &apiError{token: os.Getenv("AUTH_TOKEN")}
	log.Print(err) // want `auth token`
	err = &quiet{token: os.Getenv("AUTH_TOKEN")}
	log.Print(err)
	log.Print(errors.Join(errors.New("x"), fmt.Errorf("t %s", os.Getenv("AUTH_TOKEN")))) // want `auth token`
}
