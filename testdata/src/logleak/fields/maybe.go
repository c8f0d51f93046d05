package fields

import (
	"log"
	"net/http"
)

type exchange struct {
	header http.Header
	method string
	err    error
}

// complete keeps the header on one path only.
func (e *exchange) complete(r *http.Response, err error) {
	if err != nil {
		e.err = err
		return
	}
	e.header = r.Header
}

func maybe(rt http.RoundTripper, req *http.Request) {
	e := &exchange{method: req.Method}
	e.complete(rt.RoundTrip(req))
	for k, v := range e.header {
		log.Print(k, v) // want `HTTP headers`
	}
	log.Print(e.method)
}
