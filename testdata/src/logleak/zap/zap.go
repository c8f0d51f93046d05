package zap

import (
	"errors"
	"fmt"
	"os"

	"go.uber.org/zap"
)

type config struct {
	Model  string
	APIKey string
}

type masked struct {
	Model  string
	APIKey string `json:"-"`
}

func start(log *zap.Logger, cfg config) {
	log.Info("start", zap.String("model", cfg.Model), zap.Int("key_len", len(cfg.APIKey)))
	log.Info("start", zap.String("key", cfg.APIKey)) // want `API key in config.APIKey .*reaches a log through zap.Logger.Info|API key in config.APIKey`
	log.Info("start", zap.Any("cfg", cfg))           // want `API key in config.APIKey`
	log.Info("start", zap.Any("cfg", masked(cfg)))
	log.Error("failed", zap.Error(fmt.Errorf("with %s", cfg.APIKey))) // want `API key in config.APIKey`
	log.Error("failed", zap.Error(errors.New("failed")))
	log.With(zap.String("key", cfg.APIKey)).Info("x") // want `API key in config.APIKey`
}

func sugared(log *zap.Logger) {
	s := log.Sugar()
	s.Infow("start", "key", os.Getenv("API_KEY")) // want `API key from os.Getenv`
	s.Infow("start", "len", len(os.Getenv("API_KEY")))
	s.Debugf("key %s", os.Getenv("API_KEY")) // want `API key from os.Getenv`
	s.Debugf("key %T", os.Getenv("API_KEY"))
}
