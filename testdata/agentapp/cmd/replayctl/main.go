// Command replayctl lists dead-lettered jobs and sends them again.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	base := flag.String("url", "http://127.0.0.1:8080", "address of agentd")
	adminToken := flag.String("admin-token", os.Getenv("AGENT_ADMIN_TOKEN"), "token of an operator")
	tokenFile := flag.String("token-file", "", "file that holds the token")
	verbose := flag.Bool("v", false, "say what is sent")
	flag.Parse()

	if *tokenFile != "" {
		fmt.Printf("reading the token from %s\n", *tokenFile)
	}
	fmt.Printf("operator token given: %t\n", *adminToken != "")
	if *verbose {
		fmt.Printf("sending to %s as %s\n", *base, *adminToken)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	sent := 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		id := strings.TrimSpace(lines.Text())
		if err := replayJob(ctx, *base, id, *adminToken); err != nil {
			fmt.Fprintf(os.Stderr, "replay %s: %v\n", id, err)
			continue
		}
		sent++
	}
	fmt.Printf("%d jobs sent\n", sent)
}

func replayJob(ctx context.Context, base, id, bearer string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/replay/"+id, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+bearer)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusAccepted {
		return fmt.Errorf("status %s", resp.Status)
	}
	return nil
}
