package gogithub

import (
	"log"

	"github.com/google/go-github/v72/github"
)

func leak(token *github.InstallationToken) {
	log.Print("got ", token.GetToken()) // want `GitHub installation token .*reaches a log`
}

func nearMiss(token *github.InstallationToken) {
	log.Print("good until ", token.GetExpiresAt())
}
