package franzgo

import (
	"os"

	"github.com/twmb/franz-go/pkg/kgo"
)

func leak() *kgo.Record {
	return kgo.StringRecord(os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *kgo.Record {
	return kgo.StringRecord(os.Getenv("GITHUB_REPOSITORY"))
}
