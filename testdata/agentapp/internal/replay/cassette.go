package replay

import (
	"fmt"
	"net/http"
	"os"

	"gopkg.in/dnaeon/go-vcr.v4/pkg/cassette"
	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"
)

// Record returns a client that records to testdata/cassettes.
func Record(name string) (*http.Client, func() error, error) {
	r, err := recorder.New("testdata/cassettes/" + name)
	if err != nil {
		return nil, nil, fmt.Errorf("record %s: %w", name, err)
	}
	return r.GetDefaultClient(), r.Stop, nil
}

// RecordClean does the same without what authenticates.
func RecordClean(name string) (*http.Client, func() error, error) {
	clean := func(i *cassette.Interaction) error {
		delete(i.Request.Headers, "Authorization")
		delete(i.Request.Headers, "X-Api-Key")
		delete(i.Response.Headers, "Set-Cookie")
		return nil
	}
	r, err := recorder.New("testdata/cassettes/"+name, recorder.WithHook(clean, recorder.BeforeSaveHook))
	if err != nil {
		return nil, nil, fmt.Errorf("record %s: %w", name, err)
	}
	return r.GetDefaultClient(), r.Stop, nil
}

// WriteCRM adds a hand-made interaction for the tests of the CRM tool.
func WriteCRM(body string) error {
	c := cassette.New("testdata/cassettes/crm_made")
	headers := http.Header{"X-Api-Key": {os.Getenv("CRM_API_KEY")}, "Accept": {"application/json"}}
	c.AddInteraction(&cassette.Interaction{Request: cassette.Request{Method: "GET", URL: "https://crm.example/v2/customers", Headers: headers}})
	return c.Save()
}

// WriteTickets adds one without credentials.
func WriteTickets(body string) error {
	c := cassette.New("testdata/cassettes/tickets_made")
	headers := http.Header{"X-Api-Key": {"[redacted]"}, "Accept": {"application/json"}}
	c.AddInteraction(&cassette.Interaction{Request: cassette.Request{Method: "GET", URL: "https://tickets.example/v1", Headers: headers}})
	return c.Save()
}
