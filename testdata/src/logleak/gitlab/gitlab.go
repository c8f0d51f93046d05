package gitlab

import (
	"log"

	"gitlab.com/gitlab-org/api/client-go"
)

func leak(token *gitlab.PersonalAccessToken) {
	log.Printf("created %s", token.Token) // want `GitLab token .*reaches a log`
}

func nearMiss(token *gitlab.PersonalAccessToken) {
	log.Printf("created %s", token.Name)
}
