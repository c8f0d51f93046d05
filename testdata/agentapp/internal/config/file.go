package config

import (
	"fmt"
	"log/slog"
	"os"

	"github.com/joho/godotenv"
	"gopkg.in/yaml.v3"
)

// FileSettings are the settings of a tool that a file may override.
type FileSettings struct {
	BaseURL  string `yaml:"base_url"`
	APIToken string `yaml:"api_token"`
	Retries  int    `yaml:"retries"`
}

// ReadFile reads the settings of a tool.
func ReadFile(name string) (FileSettings, error) {
	var s FileSettings
	data, err := os.ReadFile(name)
	if err != nil {
		return s, fmt.Errorf("settings: %w", err)
	}
	if err := yaml.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("settings in %s: %w", name, err)
	}
	slog.Info("settings", "file", name, "retries", s.Retries, "token_set", s.APIToken != "")
	return s, nil
}

// Dump shows what is in force.
func (s FileSettings) Dump() error {
	out, err := yaml.Marshal(s)
	if err != nil {
		return err
	}
	slog.Info("settings in force", "yaml", string(out))
	return nil
}

// Dotenv reads a developer's .env file.
func Dotenv(name string) (map[string]string, error) {
	env, err := godotenv.Read(name)
	if err != nil {
		return nil, err
	}
	slog.Debug("dotenv", "file", name, "settings", len(env))
	slog.Debug("dotenv", "values", env)
	return env, nil
}
