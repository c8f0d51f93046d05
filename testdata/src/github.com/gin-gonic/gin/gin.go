// Package gin is a stub: what the cases use.
package gin

import "net/http"

type H map[string]any

type Context struct{ Request *http.Request }

type HandlerFunc func(*Context)

type Engine struct{}

func Default() *Engine { return nil }

func (e *Engine) GET(path string, handlers ...HandlerFunc) {}

func (c *Context) JSON(code int, obj any)                         {}
func (c *Context) String(code int, format string, values ...any)  {}
func (c *Context) AbortWithStatusJSON(code int, jsonObj any)      {}
func (c *Context) Data(code int, contentType string, data []byte) {}
func (c *Context) GetHeader(key string) string                    { return "" }
func (c *Context) Query(key string) string                        { return "" }
func (c *Context) Error(err error) error                          { return nil }
func (c *Context) AbortWithError(code int, err error) error       { return nil }
