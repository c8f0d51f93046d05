package approval

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

// api is what the chat plugin calls.
func (s *Server) api() http.Handler {
	e := gin.New()
	e.Use(gin.Recovery())
	g := e.Group("/api")
	g.GET("/tools", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"tools": s.tools.Names()})
	})
	g.GET("/search", func(c *gin.Context) {
		c.JSON(http.StatusOK, s.cfg.Search)
	})
	g.GET("/search/ready", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"base_url": s.cfg.Search.BaseURL, "ready": s.cfg.Search.APIKey != ""})
	})
	g.GET("/mail", func(c *gin.Context) {
		if err := s.tools.Mail.Verify(c.Request.Context()); err != nil {
			c.JSON(http.StatusBadGateway, gin.H{"error": err.Error()})
			return
		}
		c.Status(http.StatusNoContent)
	})
	g.GET("/database", func(c *gin.Context) {
		if err := s.tools.Tickets.Check(c.Request.Context()); err != nil {
			c.JSON(http.StatusBadGateway, gin.H{"error": err.Error()})
			return
		}
		c.Status(http.StatusNoContent)
	})
	g.GET("/webhook", func(c *gin.Context) {
		c.String(http.StatusOK, "curl -H 'X-Secret: %s' https://agent.internal.example/webhook", os.Getenv("APPROVAL_WEBHOOK_SECRET"))
	})
	g.GET("/webhook/help", func(c *gin.Context) {
		c.String(http.StatusOK, "sign the body with the secret in %s", "APPROVAL_WEBHOOK_SECRET")
	})
	return e
}
