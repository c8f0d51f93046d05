package config

import "os"

// Apply points the configuration at an environment.
func (c *Config) Apply(env string) {
	c.Env = env
	switch env {
	case "prod":
		c.Internal = Internal{BaseURL: "https://api.prod.internal.example", Token: os.Getenv("PROD_INTERNAL_API_TOKEN")}
	case "staging":
		c.Internal = Internal{BaseURL: "https://api.staging.internal.example", Token: os.Getenv("PROD_INTERNAL_API_TOKEN")}
	default:
		c.Internal = Internal{BaseURL: "https://api.dev.internal.example", Token: os.Getenv("DEV_INTERNAL_API_TOKEN")}
	}
}
