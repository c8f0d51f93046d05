package protobuf

import (
	"log"
	"os"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/types/known/structpb"
)

func leak() {
	s, _ := structpb.NewStruct(map[string]any{"key": os.Getenv("OPENAI_API_KEY")})
	log.Print(protojson.Format(s)) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss() {
	s, _ := structpb.NewStruct(map[string]any{"model": os.Getenv("OPENAI_MODEL")})
	log.Print(protojson.Format(s))
}
