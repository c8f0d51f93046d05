package jwt

import (
	"log"

	"github.com/golang-jwt/jwt/v5"
)

func leak(token *jwt.Token, key []byte) error {
	signed, err := token.SignedString(key)
	if err != nil {
		return err
	}
	log.Print("issued ", signed) // want `signed JWT .*reaches a log`
	return nil
}

func nearMiss(token *jwt.Token, key []byte) error {
	if _, err := token.SignedString(key); err != nil {
		return err
	}
	log.Print("issued with ", token.Method.Alg())
	return nil
}
