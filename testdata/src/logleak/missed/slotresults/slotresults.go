// Package slotresults is a limit: what a slot returns counts as clean, though an
// exchange returns another credential. Everything here leaks.
package slotresults

import (
	"context"
	"log"

	"golang.org/x/oauth2"
)

func exchange(ctx context.Context, cfg *oauth2.Config, code string) {
	tok, err := cfg.Exchange(ctx, code)
	if err != nil {
		return
	}
	log.Print(tok)
	log.Print(tok.AccessToken)
}
