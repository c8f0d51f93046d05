package watermill

import (
	"os"

	"github.com/ThreeDotsLabs/watermill/message"
)

func leak() *message.Message {
	return message.NewMessage("1", []byte(os.Getenv("GITHUB_TOKEN"))) // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *message.Message {
	return message.NewMessage("1", []byte(os.Getenv("GITHUB_REPOSITORY")))
}
