//go:build unix

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/rs/zerolog"
	"github.com/spf13/viper"
	"github.com/zricethezav/gitleaks/v8/cmd/scm"
	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/logging"
	"github.com/zricethezav/gitleaks/v8/sources"

	"github.com/leakvet/leakvet/internal/gitscan"
	"github.com/leakvet/leakvet/internal/textscan"
)

// toolsFor lists the tools for a kind of data. The first says how much there is to read.
func toolsFor(data string) []string {
	if data == "git" {
		return []string{"leakvet-git", "gitleaks-git", "git-log"}
	}
	return []string{"read", "leakvet", "leakvet-archives", "leakvet-compat", "gitleaks"}
}

// runChild runs one tool and prints what it has seen.
func runChild(tool, dir, since string) error {
	run, ok := map[string]func(ctx context.Context, dir, since string) (seen, error){
		"read": plainRead, "leakvet": leakvet, "leakvet-archives": leakvetArchives, "leakvet-compat": leakvetCompat, "gitleaks": gitleaks,
		"leakvet-git": leakvetGit, "gitleaks-git": gitleaksGit, "git-log": gitLog,
	}[tool]
	if !ok {
		return fmt.Errorf("no tool %q", tool)
	}
	s, err := run(context.Background(), dir, since)
	if err != nil {
		return err
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return err
	}
	s.Peak = maxRSS(&u)
	return json.NewEncoder(os.Stdout).Encode(s)
}

func plainRead(_ context.Context, dir, _ string) (s seen, err error) {
	buf := make([]byte, 1<<20)
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		for {
			n, err := f.Read(buf)
			s.Bytes += int64(n)
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
		}
	})
	return s, err
}

// leakvet opens no archives, as gitleaks does not by default: what is in them is not among
// the bytes that are counted.
func leakvet(ctx context.Context, dir, _ string) (seen, error) {
	return scanTree(ctx, textscan.Options{Root: dir, Workers: 1, ArchiveDepth: -1})
}

func leakvetArchives(ctx context.Context, dir, _ string) (seen, error) {
	return scanTree(ctx, textscan.Options{Root: dir, Workers: 1})
}

// leakvetCompat decodes as deep as gitleaks' command does, as [gitleaks] does here.
func leakvetCompat(ctx context.Context, dir, _ string) (seen, error) {
	return scanTree(ctx, textscan.Options{Root: dir, Workers: 1, Compat: true})
}

func scanTree(ctx context.Context, opts textscan.Options) (seen, error) {
	e, err := textscan.New(opts)
	if err != nil {
		return seen{}, err
	}
	res, err := e.Scan(ctx)
	if err != nil {
		return seen{}, err
	}
	return seen{Bytes: res.Stats.Bytes, Findings: len(res.Findings)}, nil
}

func detector(ctx context.Context) (*detect.Detector, error) {
	logging.Logger = logging.Logger.Level(zerolog.Disabled)
	v := viper.New()
	v.SetConfigType("toml")
	if err := v.ReadConfig(strings.NewReader(config.DefaultConfig)); err != nil {
		return nil, err
	}
	var vc config.ViperConfig
	if err := v.Unmarshal(&vc); err != nil {
		return nil, err
	}
	conf, err := vc.Translate()
	if err != nil {
		return nil, err
	}
	d := detect.NewDetectorContext(ctx, conf)
	d.MaxDecodeDepth = 5 // the default of gitleaks' command
	return d, nil
}

func gitleaks(ctx context.Context, dir, _ string) (seen, error) {
	d, err := detector(ctx)
	if err != nil {
		return seen{}, err
	}
	found, err := d.DetectSource(ctx, &sources.Files{Config: &d.Config, Path: dir, Sema: d.Sema})
	return seen{Bytes: int64(d.TotalBytes.Load()), Findings: len(found)}, err
}

func leakvetGit(ctx context.Context, dir, since string) (seen, error) {
	repo, err := gitscan.Open(ctx, dir, os.Environ())
	if err != nil {
		return seen{}, err
	}
	e, err := textscan.New(textscan.Options{Root: repo.Root})
	if err != nil {
		return seen{}, err
	}
	res, err := gitscan.Scan(ctx, repo, e, gitscan.Options{Since: since, Workers: 1})
	if err != nil {
		return seen{}, err
	}
	return seen{Bytes: res.Stats.Bytes, Findings: len(res.Findings)}, nil
}

func gitleaksGit(ctx context.Context, dir, since string) (seen, error) {
	d, err := detector(ctx)
	if err != nil {
		return seen{}, err
	}
	opts := ""
	if since != "" {
		opts = "--full-history --all --diff-filter=tuxdb --since=" + since
	}
	cmd, err := sources.NewGitLogCmdContext(ctx, dir, opts)
	if err != nil {
		return seen{}, err
	}
	found, err := d.DetectSource(ctx, &sources.Git{Cmd: cmd, Config: &d.Config, Remote: &sources.RemoteInfo{Platform: scm.NoPlatform}, Sema: d.Sema})
	return seen{Bytes: int64(d.TotalBytes.Load()), Findings: len(found)}, err
}

// gitLog is the least that a tool has to pay which reads history as patches.
func gitLog(ctx context.Context, dir, since string) (s seen, err error) {
	args := []string{"-C", dir, "log", "-p", "-U0", "--full-history", "--all", "--diff-filter=tuxdb"}
	if since != "" {
		args = append(args, "--since="+since)
	}
	cmd := exec.CommandContext(ctx, "git", args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return s, err
	}
	if err := cmd.Start(); err != nil {
		return s, err
	}
	if s.Bytes, err = io.Copy(io.Discard, out); err != nil {
		return s, err
	}
	return s, cmd.Wait()
}
