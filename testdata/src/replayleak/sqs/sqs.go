package sqs

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

type task struct {
	Prompt   string
	Password string
}

func send(ctx context.Context, client *sqs.Client, t task) error {
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	_, err = client.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl:    aws.String(os.Getenv("QUEUE_URL")),
		MessageBody: aws.String(string(b)), // want `password in task.Password .*reaches a queue`
		MessageAttributes: map[string]types.MessageAttributeValue{
			"token": {DataType: aws.String("String"), StringValue: aws.String(os.Getenv("SESSION_TOKEN"))}, // want `session token from os.Getenv.*reaches a queue`
		},
	})
	return err
}

func scrubbed(ctx context.Context, client *sqs.Client, t task) error {
	t.Password = ""
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	_, err = client.SendMessage(ctx, &sqs.SendMessageInput{MessageBody: aws.String(string(b))})
	return err
}
