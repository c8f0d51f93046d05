package pkgerrors

import (
	"log"
	"os"

	"github.com/pkg/errors"
	"golang.org/x/xerrors"
)

func leak() {
	log.Print(errors.Wrap(errors.Errorf("login with %s", os.Getenv("DB_PASSWORD")), "connect")) // want `password from os.Getenv.*reaches a log`
	log.Print(xerrors.Errorf("login with %s", os.Getenv("DB_PASSWORD")))                        // want `password from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.Print(errors.Wrap(errors.Errorf("login as %s", os.Getenv("DB_USER")), "connect"))
	log.Print(xerrors.Errorf("login as %s", os.Getenv("DB_USER")))
}
