package jwx

import (
	"log"

	"github.com/lestrrat-go/jwx/v2/jwt"
)

func leak(token jwt.Token, option jwt.SignOption) {
	signed, _ := jwt.Sign(token, option)
	log.Printf("issued %s", signed) // want `signed JWT .*reaches a log`
}

func nearMiss(token jwt.Token, option jwt.SignOption) {
	signed, _ := jwt.Sign(token, option)
	log.Printf("issued %d bytes for %s", len(signed), token.Issuer())
}
