package flags

import (
	"flag"
	"log"
	"os"
)

var token = flag.String("auth-token", "", "the token")

var verbose = flag.Bool("verbose", false, "say more")

func use() {
	password := flag.String("password", "", "the password")
	host := flag.String("host", "", "the host")
	var dsn string
	flag.StringVar(&dsn, "dsn", os.Getenv("DATABASE_DSN"), "the database")
	tokenFile := flag.String("token-file", "", "where the token is")
	flag.Parse()
	log.Print(*host, *verbose, *tokenFile)
	log.Print(*password) // want `password`
	log.Print(*token)    // want `token`
	log.Print(dsn)       // want `DSN`
	log.Print(len(*password), password != nil)
}
