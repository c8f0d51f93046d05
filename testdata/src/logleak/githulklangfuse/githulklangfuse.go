package githulklangfuse

import (
	"os"

	"github.com/git-hulk/langfuse-go/pkg/traces"
)

func leak() traces.TraceEntry {
	return traces.TraceEntry{Name: "run", Input: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a trace`
}

func nearMiss() traces.TraceEntry {
	return traces.TraceEntry{Name: "run", Input: "the CRM is at " + os.Getenv("CRM_URL")}
}
