package slack

import (
	"os"

	"github.com/slack-go/slack"
)

func leak() slack.MsgOption {
	return slack.MsgOptionText("key "+os.Getenv("CRM_API_KEY"), false) // want `API key from os.Getenv.*reaches a chat or mail message`
}

func nearMiss() (*slack.Client, slack.MsgOption) {
	return slack.New(os.Getenv("SLACK_TOKEN")), slack.MsgOptionText("the CRM is at "+os.Getenv("CRM_URL"), false)
}
