package names

import "log"

const apiKey = "c0ffee-42-key"

func constants() {
	password := "hunter2hunter2"
	log.Print(password) // want `hard-coded password in variable password`
	log.Print(apiKey)   // want `hard-coded API key in constant apiKey`
	password = "[redacted]"
	log.Print(password)
}

func params(password string, maxTokens int, pageToken string) {
	log.Print("login ", password) // want `password in parameter password`
	log.Print(maxTokens, pageToken)
}

type usage struct {
	PromptTokens int
	Token        string
	Tokens       []string
}

func usages(u usage) { log.Printf("%+v", u) }

func passwordFile(passwordFile, secretName, publicKey string) {
	log.Print(passwordFile, secretName, publicKey)
}
