package discord

import (
	"os"

	"github.com/bwmarrin/discordgo"
)

func leak() *discordgo.MessageSend {
	return &discordgo.MessageSend{Content: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a chat or mail message`
}

func nearMiss() (*discordgo.Session, *discordgo.MessageSend, error) {
	s, err := discordgo.New("Bot " + os.Getenv("DISCORD_TOKEN"))
	return s, &discordgo.MessageSend{Content: "the CRM is at " + os.Getenv("CRM_URL")}, err
}
