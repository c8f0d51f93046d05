package s3

import (
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func leak() *s3.PutObjectInput {
	return &s3.PutObjectInput{Body: strings.NewReader("Authorization: " + os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a file`
}

func nearMiss() *s3.PutObjectInput {
	return &s3.PutObjectInput{Body: strings.NewReader("Repository: " + os.Getenv("GITHUB_REPOSITORY"))}
}
