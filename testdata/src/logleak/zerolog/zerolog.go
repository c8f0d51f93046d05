package zerolog

import (
	"errors"
	"fmt"
	"os"

	"github.com/rs/zerolog"
	"github.com/rs/zerolog/log"
)

type config struct {
	Model  string
	APIKey string
}

func start(logger zerolog.Logger, cfg config) {
	log.Info().Str("model", cfg.Model).Int("len", len(cfg.APIKey)).Msg("start")
	log.Info().Str("key", cfg.APIKey).Msg("start") // want `API key in config.APIKey`
	logger.Info().Interface("cfg", cfg).Send()     // want `API key in config.APIKey`
	logger.Info().Interface("cfg", map[string]string{"model": cfg.Model}).Send()
	logger.Error().Err(fmt.Errorf("with %s", cfg.APIKey)).Send() // want `API key in config.APIKey`
	logger.Error().Err(errors.New("failed")).Msg("failed")
	log.Info().Msgf("key %s", os.Getenv("API_KEY")) // want `API key from os.Getenv`
	log.Info().Msgf("key %T", os.Getenv("API_KEY"))
	l := logger.With().Str("key", os.Getenv("API_KEY")).Logger() // want `API key from os.Getenv`
	l.Info().Msg("x")
}
