package gin

import (
	"errors"
	"fmt"
	"log"

	"github.com/gin-gonic/gin"
)

// Errors that a handler attaches are printed by gin's logger.
func handler(c *gin.Context) {
	auth := c.GetHeader("Authorization")
	if auth == "" {
		c.AbortWithError(401, errors.New("no authorization"))
		return
	}
	c.Error(fmt.Errorf("bad header %s", auth))               // want `authorization header .*reaches a log`
	c.AbortWithError(401, fmt.Errorf("bad header %s", auth)) // want `authorization header .*reaches a log`
	log.Print(auth)                                          // want `authorization header`
	log.Print(c.GetHeader("User-Agent"))
}
