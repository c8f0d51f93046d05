package prometheus

import (
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

func leak(requests *prometheus.CounterVec) {
	requests.WithLabelValues(os.Getenv("OPENAI_API_KEY")).Inc() // want `API key from os.Getenv.*reaches a metric label`
}

func constant() prometheus.GaugeOpts {
	return prometheus.GaugeOpts{
		Name:        "agents",
		ConstLabels: prometheus.Labels{"key": os.Getenv("OPENAI_API_KEY")}, // want `API key from os.Getenv.*reaches a metric label`
	}
}

func nearMiss(requests *prometheus.CounterVec) {
	requests.WithLabelValues(os.Getenv("OPENAI_MODEL")).Inc()
}
