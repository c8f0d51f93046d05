// Package aws is a stub: the pointer helper of the AWS SDK.
package aws

func String(v string) *string { return &v }
