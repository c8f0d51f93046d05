package memguard

import (
	"log"

	"github.com/awnumar/memguard"
)

func leak(e *memguard.Enclave) error {
	b, err := e.Open()
	if err != nil {
		return err
	}
	defer b.Destroy()
	log.Printf("unlocked %s", b.Bytes()) // want `locked secret .*reaches a log`
	return nil
}

func nearMiss(e *memguard.Enclave) error {
	b, err := e.Open()
	if err != nil {
		return err
	}
	defer b.Destroy()
	log.Printf("unlocked %d bytes", b.Size())
	return nil
}
