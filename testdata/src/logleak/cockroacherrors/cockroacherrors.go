package cockroacherrors

import (
	"log"
	"os"

	"github.com/cockroachdb/errors"
)

func leak() {
	err := errors.Wrapf(errors.New("refused"), "login with %s", os.Getenv("DB_PASSWORD"))
	log.Print(err) // want `password from os.Getenv.*reaches a log`
}

func nearMiss() {
	err := errors.Wrapf(errors.New("refused"), "login as %s", os.Getenv("DB_USER"))
	log.Print(err)
}
