// Package workflow is a stub of Temporal's workflows: what the cases use.
package workflow

import "go.temporal.io/sdk/internal"

type Context = internal.Context

type Future = internal.Future

type ActivityOptions = internal.ActivityOptions

func WithActivityOptions(ctx Context, options ActivityOptions) Context { return ctx }

func ExecuteActivity(ctx Context, activity any, args ...any) Future { return nil }

type EncodedValue interface{ Get(valuePtr any) error }

func SideEffect(ctx Context, f func(ctx Context) any) EncodedValue { return nil }
