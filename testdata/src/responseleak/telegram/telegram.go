package telegram

import (
	"os"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

func leak(chat int64) tgbotapi.MessageConfig {
	return tgbotapi.NewMessage(chat, "key "+os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches a chat or mail message`
}

func nearMiss(chat int64) tgbotapi.MessageConfig {
	return tgbotapi.NewMessage(chat, "the CRM is at "+os.Getenv("CRM_URL"))
}
