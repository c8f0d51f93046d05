package gotelegram

import (
	"os"

	"github.com/go-telegram/bot"
)

func leak() *bot.SendMessageParams {
	return &bot.SendMessageParams{Text: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a chat or mail message`
}

func nearMiss() *bot.SendMessageParams {
	return &bot.SendMessageParams{Text: "the CRM is at " + os.Getenv("CRM_URL")}
}
