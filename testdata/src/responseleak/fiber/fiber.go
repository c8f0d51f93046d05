package fiber

import (
	"os"

	"github.com/gofiber/fiber/v2"
)

func leak(c *fiber.Ctx) error {
	return c.SendString("key " + os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(c *fiber.Ctx) error {
	return c.SendString("model " + os.Getenv("OPENAI_MODEL"))
}
