package xcrypto

import (
	"log"
	"os"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/ssh"
)

func leak(pem []byte) error {
	key, err := ssh.ParseRawPrivateKey(pem)
	if err != nil {
		return err
	}
	log.Print("key ", key) // want `reaches a log`
	return nil
}

func nearMiss() error {
	hash, err := bcrypt.GenerateFromPassword([]byte(os.Getenv("ADMIN_PASSWORD")), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	log.Printf("hash %s", hash)
	return nil
}
