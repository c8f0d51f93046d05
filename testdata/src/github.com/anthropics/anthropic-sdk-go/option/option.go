// Package option is a stub: where a client is given its key.
package option

type RequestOption func()

func WithAPIKey(key string) (o RequestOption) { return }
