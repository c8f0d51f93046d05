// Package temporal is a stub of Temporal's errors: what the cases use.
package temporal

func NewApplicationError(msg, errType string, details ...any) error { return nil }
