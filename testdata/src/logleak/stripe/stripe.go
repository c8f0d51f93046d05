package stripe

import (
	"log"
	"os"

	"github.com/stripe/stripe-go/v82"
)

func leak() {
	log.Print("using ", stripe.Key) // want `Stripe key .*reaches a log`
}

func nearMiss() {
	stripe.Key = os.Getenv("STRIPE_SECRET_KEY")
	log.Print("configured: ", stripe.Key != "")
}
