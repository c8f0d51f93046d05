package bun

import (
	"os"

	"github.com/uptrace/bun"
)

type row struct{ APIKey string }

func leak(q *bun.InsertQuery) *bun.InsertQuery {
	return q.Model(&row{APIKey: os.Getenv("OPENAI_API_KEY")}) // want `API key in row.APIKey.*reaches a database`
}

func nearMiss(q *bun.InsertQuery) *bun.InsertQuery {
	return q.Model(&struct{ Model string }{os.Getenv("OPENAI_MODEL")})
}
