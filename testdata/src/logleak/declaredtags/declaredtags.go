// Package declaredtags has fields that are marked as secret by tags of their project.
package declaredtags

import "log"

type account struct {
	Name string
	Pin  string `datapolicy:"security-key"`
	Code string `secret:"true"`
}

func show(a account) {
	log.Print(a.Pin)  // want `security key in account.Pin`
	log.Print(a.Code) // want `secret in account.Code`
	log.Print(a)      // want `secret in account.Code`
	log.Print(a.Name)
}
