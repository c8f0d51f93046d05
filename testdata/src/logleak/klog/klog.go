package klog

import (
	"os"

	"k8s.io/klog/v2"
)

func leak() {
	klog.InfoS("start", "token", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	klog.InfoS("start", "repo", os.Getenv("GITHUB_REPOSITORY"))
}
