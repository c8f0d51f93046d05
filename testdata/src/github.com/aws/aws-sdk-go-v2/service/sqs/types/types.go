// Package types is a stub of the types of SQS.
package types

type MessageAttributeValue struct {
	DataType    *string
	StringValue *string
}
