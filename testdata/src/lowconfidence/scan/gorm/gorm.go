package gorm

import (
	"os"

	"gorm.io/gorm"
)

type row struct{ APIKey string }

func leak(db *gorm.DB) error {
	return db.Create(&row{APIKey: os.Getenv("OPENAI_API_KEY")}).Error // want `API key in row.APIKey.*reaches a database`
}

func nearMiss(db *gorm.DB) error {
	return db.Create(&struct{ Model string }{os.Getenv("OPENAI_MODEL")}).Error
}
