package jwx3

import (
	"log"

	"github.com/lestrrat-go/jwx/v3/jwt"
)

func leak(token jwt.Token, option jwt.SignOption) {
	signed, _ := jwt.Sign(token, option)
	log.Printf("issued %s", signed) // want `signed JWT .*reaches a log`
}

func nearMiss(token jwt.Token, option jwt.SignOption) {
	signed, _ := jwt.Sign(token, option)
	log.Printf("issued %d bytes", len(signed))
}
