package smtp

import (
	"net/smtp"
	"os"
)

func leak(auth smtp.Auth) error {
	body := "Your key is " + os.Getenv("CRM_API_KEY")
	return smtp.SendMail("mail:25", auth, "agent@example.com", []string{"a@example.com"}, []byte(body)) // want `API key from os.Getenv.*reaches a chat or mail message`
}

func nearMiss() error {
	auth := smtp.PlainAuth("", "agent", os.Getenv("SMTP_PASSWORD"), "mail")
	return smtp.SendMail("mail:25", auth, "agent@example.com", []string{"a@example.com"}, []byte("Your key is ready"))
}
