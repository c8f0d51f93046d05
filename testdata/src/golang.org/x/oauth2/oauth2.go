// Package oauth2 is a stub: what the cases use.
package oauth2

import (
	"context"
	"net/http"
	"time"
)

type Token struct {
	AccessToken  string    `json:"access_token"`
	TokenType    string    `json:"token_type,omitempty"`
	RefreshToken string    `json:"refresh_token,omitempty"`
	Expiry       time.Time `json:"expiry,omitempty"`
}

func (t *Token) SetAuthHeader(r *http.Request) {}

func (t *Token) Valid() bool { return false }

type TokenSource interface{ Token() (*Token, error) }

type Config struct {
	ClientID     string
	ClientSecret string
	Scopes       []string
}

func (c *Config) Exchange(ctx context.Context, code string) (*Token, error) { return nil, nil }
