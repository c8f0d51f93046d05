package honeycomb

import (
	"os"

	"github.com/honeycombio/libhoney-go"
)

func leak() {
	ev := libhoney.NewEvent()
	ev.AddField("auth", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a trace`
	_ = ev.Send()
}

func nearMiss() {
	ev := libhoney.NewEvent()
	ev.AddField("auth", os.Getenv("GITHUB_TOKEN") != "")
	_ = ev.Send()
}
