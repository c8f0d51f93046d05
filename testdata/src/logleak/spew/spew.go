package spew

import (
	"log"

	"github.com/davecgh/go-spew/spew"
	"github.com/k0kubun/pp/v3"
	"github.com/sanity-io/litter"
)

type session struct {
	User  *string
	Token string
}

func leak(s *session) {
	spew.Dump(s)               // want `token in session.Token.*reaches standard output`
	log.Print(litter.Sdump(s)) // want `token in session.Token.*reaches a log`
	_, _ = pp.Println(s)       // want `token in session.Token.*reaches standard output`
}

func nearMiss(s *session) {
	spew.Dump(s.User)
	log.Print(litter.Sdump(s.User))
	_, _ = pp.Println(s.User)
}
