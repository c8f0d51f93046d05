package gateway

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"example.com/agentapp/internal/config"
)

// Bedrock asks models in the team's own account.
type Bedrock struct {
	client *bedrockruntime.Client
	model  string
}

// NewBedrock signs its requests with what the provider of credentials gives it.
func NewBedrock(credentials aws.CredentialsProvider, region, model string) *Bedrock {
	return &Bedrock{client: bedrockruntime.New(bedrockruntime.Options{Region: region, Credentials: credentials}), model: model}
}

// Identity tells as whom the requests are signed.
func Identity(ctx context.Context, provider aws.CredentialsProvider) error {
	c, err := provider.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("credentials of the account: %w", err)
	}
	slog.Info("signing", "source", c.Source, "expires", c.Expires)
	slog.Debug("signing", "id", c.AccessKeyID, "secret", c.SecretAccessKey)
	return nil
}

// Route decides who answers.
func (b *Bedrock) Route(ctx context.Context, question string, search config.Search) error {
	_, err := b.client.Converse(ctx, &bedrockruntime.ConverseInput{
		ModelId: aws.String(b.model),
		System:  []types.SystemContentBlock{&types.SystemContentBlockMemberText{Value: "Search at " + search.BaseURL}},
		Messages: []types.Message{{
			Role:    types.ConversationRoleUser,
			Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: question}},
		}},
	})
	return err
}

// RouteWithSearch has the model search by itself.
func (b *Bedrock) RouteWithSearch(ctx context.Context, question string, search config.Search) error {
	_, err := b.client.Converse(ctx, &bedrockruntime.ConverseInput{
		ModelId: aws.String(b.model),
		Messages: []types.Message{{
			Role:    types.ConversationRoleUser,
			Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: question + "\nSearch key: " + search.APIKey}},
		}},
	})
	return err
}
