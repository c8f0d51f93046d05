package urlerrors

import "testing"

func TestGet(t *testing.T) {
	if err := new(session).Get(); err != nil {
		t.Fatal(err) // want `token in session.token .*reaches a log`
	}
}
