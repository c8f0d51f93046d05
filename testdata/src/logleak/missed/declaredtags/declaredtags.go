// Package declaredtags is a limit: no model declares the tags with which Kubernetes
// and others mark their secret fields. Everything here leaks.
package declaredtags

import "log"

type account struct {
	Name string
	Pin  string `datapolicy:"security-key"`
	Code string `secret:"true"`
}

func show(a account) {
	log.Print(a.Pin)
	log.Print(a.Code)
	log.Print(a)
}
