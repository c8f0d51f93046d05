package s3presign

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func leak(ctx context.Context, c *s3.PresignClient) error {
	req, err := c.PresignGetObject(ctx, &s3.GetObjectInput{})
	if err != nil {
		return err
	}
	log.Print("download ", req.URL) // want `presigned URL .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, c *s3.PresignClient) error {
	req, err := c.PresignGetObject(ctx, &s3.GetObjectInput{})
	if err != nil {
		return err
	}
	log.Print("download by ", req.Method)
	return nil
}
