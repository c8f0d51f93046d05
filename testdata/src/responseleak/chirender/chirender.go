package chirender

import (
	"net/http"
	"os"

	"github.com/go-chi/render"
)

func leak(w http.ResponseWriter, r *http.Request) {
	render.JSON(w, r, map[string]string{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(w http.ResponseWriter, r *http.Request) {
	render.JSON(w, r, map[string]bool{"configured": os.Getenv("OPENAI_API_KEY") != ""})
}
