package grpc

import (
	"context"
	"os"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

func leak() error {
	return status.Errorf(codes.Internal, "key %s was refused", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(ctx context.Context) (context.Context, error) {
	ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+os.Getenv("SERVICE_TOKEN"))
	return ctx, status.Errorf(codes.Internal, "model %s was refused", os.Getenv("OPENAI_MODEL"))
}
