package logrus

import (
	"fmt"
	"os"

	"github.com/sirupsen/logrus"
)

type config struct {
	Model  string
	APIKey string
}

func start(l *logrus.Logger, f logrus.FieldLogger, cfg config) {
	logrus.WithField("model", cfg.Model).Info("start")
	logrus.WithField("cfg", cfg).Info("start") // want `API key in config.APIKey`
	logrus.WithFields(logrus.Fields{"model": cfg.Model, "len": len(cfg.APIKey)}).Info("start")
	logrus.WithFields(logrus.Fields{"key": cfg.APIKey}).Info("start")    // want `API key in config.APIKey`
	logrus.WithError(fmt.Errorf("with %s", cfg.APIKey)).Errorf("failed") // want `API key in config.APIKey`
	l.Infof("key %s", os.Getenv("API_KEY"))                              // want `API key from os.Getenv`
	l.Infof("key set %t", os.Getenv("API_KEY") != "")
	f.WithField("key", os.Getenv("API_KEY")).Info("x") // want `API key from os.Getenv`
	f.Infof("region %s", os.Getenv("REGION"))
}
