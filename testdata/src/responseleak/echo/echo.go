package echo

import (
	"os"

	"github.com/labstack/echo/v4"
)

func leak(c echo.Context) error {
	return c.JSON(200, map[string]string{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(c echo.Context) error {
	return c.JSON(200, map[string]bool{"configured": os.Getenv("OPENAI_API_KEY") != ""})
}
