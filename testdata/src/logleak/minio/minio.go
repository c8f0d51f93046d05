package minio

import (
	"context"
	"log"
	"time"

	"github.com/minio/minio-go/v7"
)

func leak(ctx context.Context, c *minio.Client) error {
	u, err := c.PresignedGetObject(ctx, "runs", "replay.json", time.Hour, nil)
	if err != nil {
		return err
	}
	log.Print("download ", u) // want `presigned URL .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, c *minio.Client) error {
	if _, err := c.PresignedGetObject(ctx, "runs", "replay.json", time.Hour, nil); err != nil {
		return err
	}
	log.Print("download runs/replay.json")
	return nil
}
