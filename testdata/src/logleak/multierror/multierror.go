package multierror

import (
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/hashicorp/go-multierror"
	"go.uber.org/multierr"
)

func leak() {
	var all error
	all = multierror.Append(all, fmt.Errorf("login with %s", os.Getenv("DB_PASSWORD")))
	log.Print(all)                                                                                            // want `password from os.Getenv.*reaches a log`
	log.Print(multierr.Combine(errors.New("refused"), fmt.Errorf("login with %s", os.Getenv("DB_PASSWORD")))) // want `password from os.Getenv.*reaches a log`
}

func nearMiss() {
	var all error
	all = multierror.Append(all, fmt.Errorf("login as %s", os.Getenv("DB_USER")))
	log.Print(multierr.Combine(errors.New("refused"), all))
}
