// Package recursive has structures that contain themselves: a path through them is
// folded, and neither a name nor a secret below is forgotten or made up.
package recursive

import (
	"fmt"
	"log"
)

type agent struct {
	name   string
	token  string
	server string
	subs   []*agent
}

func (a *agent) check(seen map[string]bool) error {
	if seen[a.name] {
		return fmt.Errorf("agent %s is in a circle", a.name)
	}
	for _, s := range a.subs {
		if seen[s.name] {
			return fmt.Errorf("%s is below %s", s.name, a.name)
		}
		if err := s.check(seen); err != nil {
			return err
		}
	}
	return nil
}

func names(a *agent) {
	if err := a.check(map[string]bool{}); err != nil {
		log.Print(err)
	}
	log.Print(a.subs[0].subs[0].subs[0].name)
}

func tokens(a *agent) {
	log.Print(a.subs[0].subs[0].subs[0].token) // want `token in agent.token`
	log.Print(*a.subs[1])                      // want `token in agent.token`
}

type list struct {
	password string
	label    string
	next     *list
}

func (l *list) last() *list {
	if l.next == nil {
		return l
	}
	return l.next.last()
}

func lists(l *list) {
	log.Print(l.last().label)
	log.Print(l.next.next.next.label)
	log.Print(l.last().password)         // want `password in list.password`
	log.Print(l.next.next.next.password) // want `password in list.password`
}
