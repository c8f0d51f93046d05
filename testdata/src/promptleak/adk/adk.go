package adk

import (
	"os"

	"google.golang.org/adk/agent/llmagent"
)

func leak() llmagent.Config {
	return llmagent.Config{Name: "crm", Instruction: "Log in with " + os.Getenv("CRM_PASSWORD")} // want `password from os.Getenv.*reaches the system prompt`
}

func nearMiss() llmagent.Config {
	return llmagent.Config{Name: "crm", Instruction: "Log in at " + os.Getenv("CRM_URL")}
}
