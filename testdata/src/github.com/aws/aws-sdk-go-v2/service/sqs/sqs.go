// Package sqs is a stub of the client of SQS: what the cases use.
package sqs

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

type Client struct{}

type SendMessageInput struct {
	QueueUrl          *string
	MessageBody       *string
	MessageAttributes map[string]types.MessageAttributeValue
}

type SendMessageOutput struct{ MessageId *string }

func (c *Client) SendMessage(ctx context.Context, params *SendMessageInput, optFns ...func()) (*SendMessageOutput, error) {
	return nil, nil
}
