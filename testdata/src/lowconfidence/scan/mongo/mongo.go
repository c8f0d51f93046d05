package mongo

import (
	"context"
	"os"

	"go.mongodb.org/mongo-driver/v2/mongo"
)

func leak(ctx context.Context, c *mongo.Collection) error {
	_, err := c.InsertOne(ctx, map[string]any{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches a database`
	return err
}

func nearMiss(ctx context.Context, c *mongo.Collection) error {
	_, err := c.InsertOne(ctx, map[string]any{"model": os.Getenv("OPENAI_MODEL")})
	return err
}
