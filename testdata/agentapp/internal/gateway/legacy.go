package gateway

import (
	"fmt"
	"os"
	"sync"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"go.uber.org/zap"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// The client of the first release, which two teams still import.
var (
	apiKey = os.Getenv("OPENAI_API_KEY")
	once   sync.Once
	shared openai.Client
)

const fallbackAPIKey = "@@OPENAI_KEY@@"

// Shared returns one client for the whole process.
func Shared(log *zap.Logger) openai.Client {
	once.Do(func() { shared = openai.NewClient(option.WithAPIKey(legacyKey(log))) })
	return shared
}

func legacyKey(log *zap.Logger) string {
	if apiKey == "" {
		log.Warn("no key in the environment", zap.String("using", fallbackAPIKey))
		return fallbackAPIKey
	}
	log.Info("key from the environment", zap.Int("length", len(apiKey)), zap.String("tail", logging.Tail(apiKey)))
	return apiKey
}

// Describe logs what the legacy clients run with.
func Describe(log *zap.Logger, cfg *config.Config) {
	log.Info("search settings", zap.Any("search", cfg.Search))
	log.Info("internal settings", zap.Any("internal", cfg.Internal))
	log.Info("limit settings", zap.Any("limits", cfg.Limits))
	log.Info("mail settings", zap.Stringer("mail", &cfg.Mail))
	log.Debug("settings in memory", zap.String("search", fmt.Sprintf("%p", &cfg.Search)))
}
