package gin

import (
	"errors"
	"os"

	"github.com/gin-gonic/gin"
)

type user struct {
	Name     string
	Password string
}

type profile struct{ Name string }

func routes(e *gin.Engine, load func(string) user) {
	e.GET("/user", func(c *gin.Context) {
		u := load(c.Query("name"))
		c.JSON(200, u) // want `password in user.Password .*reaches an HTTP or RPC response`
		c.JSON(200, profile{Name: u.Name})
	})
	e.GET("/config", func(c *gin.Context) {
		c.JSON(200, gin.H{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv`
		c.JSON(200, gin.H{"configured": os.Getenv("OPENAI_API_KEY") != ""})
		c.String(200, "token %s", os.Getenv("ADMIN_TOKEN")) // want `token from os.Getenv`
		c.String(200, "token %d", len(os.Getenv("ADMIN_TOKEN")))
	})
	e.GET("/echo", func(c *gin.Context) {
		c.Data(200, "text/plain", []byte(c.GetHeader("Authorization"))) // want `authorization header .*reaches an HTTP or RPC response`
		c.Data(200, "text/plain", []byte(c.GetHeader("Accept")))
		c.AbortWithStatusJSON(401, errors.New("who are you"))
	})
}
