package glog

import (
	"os"

	"github.com/golang/glog"
)

func leak() {
	glog.Infof("key %s", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss() {
	glog.Infof("key %T", os.Getenv("OPENAI_API_KEY"))
}
