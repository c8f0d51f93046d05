// Command leakvet finds secrets of AI-agent systems on their way into prompts, logs and
// replay stores: `leakvet scan`, or `go vet -vettool=$(which leakvet) ./...`.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/leakvet/leakvet/internal/cli"
	"github.com/leakvet/leakvet/internal/vettool"
)

func main() {
	if vettool.Wanted(os.Args[1:]) {
		vettool.Main(cli.Suite)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, cli.OSProcess())
	stop()
	os.Exit(code)
}
