package oauth2

import (
	"context"
	"encoding/json"
	"log"

	"golang.org/x/oauth2"
)

func exchange(ctx context.Context, source oauth2.TokenSource, cfg *oauth2.Config) {
	tok, err := source.Token()
	if err != nil {
		log.Print(err)
		return
	}
	log.Printf("token %v", tok)                // want `OAuth .*token in Token`
	log.Printf("token %s", tok.AccessToken)    // want `OAuth access token in Token.AccessToken`
	log.Printf("refresh %s", tok.RefreshToken) // want `OAuth refresh token in Token.RefreshToken`
	log.Printf("%s until %s, valid %t", tok.TokenType, tok.Expiry, tok.Valid())
	b, _ := json.Marshal(tok)
	log.Print(string(b)) // want `OAuth .*token in Token`
	log.Print(cfg.ClientID, cfg.Scopes)
	log.Print(cfg.ClientSecret) // want `OAuth client secret in Config.ClientSecret`
}

// The config is where a client secret belongs, and what comes back is another one.
func exchanged(ctx context.Context, cfg *oauth2.Config, code string) {
	tok, err := cfg.Exchange(ctx, code)
	if err != nil {
		return
	}
	log.Print(tok)             // want `OAuth .*token in Token`
	log.Print(tok.AccessToken) // want `OAuth access token in Token.AccessToken`
	log.Print(tok.TokenType, tok.Expiry)
}
