// Package param is a stub: the optional values of the Anthropic SDK.
package param

type Opt[T comparable] struct{ Value T }
