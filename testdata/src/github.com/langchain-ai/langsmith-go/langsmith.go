// Package langsmith is a stub: what the cases use.
package langsmith

type Field[T any] struct{ Value T }

func F[T any](value T) Field[T] { panic("stub") }

type RunIngestParam struct{ Inputs Field[map[string]any] }
