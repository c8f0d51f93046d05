// Package crmgrpc is the new door to the CRM.
package crmgrpc

import (
	"context"
	"log/slog"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/oauth2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/types/known/structpb"

	"example.com/agentapp/internal/config"
)

// Authorize puts the key where the CRM looks for it.
func Authorize(ctx context.Context, crm config.CRM) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+crm.APIKey)
}

// Check is what the server answers when the CRM is down.
func Check(crm config.CRM, err error) error {
	if err == nil {
		return nil
	}
	return status.Errorf(codes.Unavailable, "CRM at %s: %v", crm.BaseURL, err)
}

// CheckKey is what it answers when the CRM refuses the key.
func CheckKey(crm config.CRM) error {
	return status.Errorf(codes.PermissionDenied, "the CRM refused the key %s", crm.APIKey)
}

// Token renews the access of a customer.
func Token(source oauth2.TokenSource) error {
	token, err := source.Token()
	if err != nil {
		return err
	}
	slog.Info("renewed", "type", token.TokenType, "expiry", token.Expiry)
	slog.Debug("renewed", "access", token.AccessToken)
	return nil
}

// Record logs a call as the CRM sees it.
func Record(crm config.CRM, customer string) error {
	call, err := structpb.NewStruct(map[string]any{"customer": customer, "page_size": crm.PageSize})
	if err != nil {
		return err
	}
	slog.Info("call", "body", protojson.Format(call))
	call, err = structpb.NewStruct(map[string]any{"customer": customer, "auth": crm.APIKey})
	if err != nil {
		return err
	}
	slog.Debug("call", "body", protojson.Format(call))
	return nil
}

// Enroll keeps a hash of an operator's password.
func Enroll(user, password string) ([]byte, error) {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return nil, err
	}
	slog.Info("enrolled", "user", user, "hash", string(hash))
	slog.Debug("enrolled", "user", user, "password", password)
	return hash, nil
}
