// Package param is a stub: the optional values of the OpenAI SDK.
package param

type Opt[T comparable] struct{ Value T }

func NewOpt[T comparable](v T) (o Opt[T]) { return }
