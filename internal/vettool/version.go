package vettool

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"

	"github.com/leakvet/leakvet/internal/config"
)

// metaEnv makes the checks write what only `leakvet scan` reads.
const metaEnv = "LEAKVET_META"

// version answers -V=full. The go command takes the build id for the identity of the
// tool and looks at nothing else (not at the configuration, not at the
// environment), so all that changes the output goes into it.
func version(w io.Writer, getenv func(string) string, dir string) error {
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the running executable: %w", err)
	}
	h := sha256.New()
	if err := addFile(h, exe); err != nil {
		return err
	}
	file, err := config.ForModule(getenv(config.Env), dir)
	if err != nil {
		return err
	}
	if file != "" {
		// A broken configuration is reported here, once, and not by every package.
		if _, err := config.Load(file); err != nil {
			return err
		}
		if err := addFile(h, file); err != nil {
			return err
		}
		// One that the variable names is in force for dependencies too, see unitConfig.
		fmt.Fprintf(h, "%t\n", getenv(config.Env) != "")
	}
	fmt.Fprintf(h, "%q %t\n", getenv(metaEnv), testsWanted(getenv))
	_, err = fmt.Fprintf(w, "leakvet version devel buildID=%x\n", h.Sum(nil))
	return err
}

// addFile hashes the content of a file and its length, so that no two lists of files
// run into the same bytes.
func addFile(h io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("hash for the go command's cache: %w", err)
	}
	defer f.Close()
	n, err := io.Copy(h, f)
	if err != nil {
		return fmt.Errorf("hash %s for the go command's cache: %w", name, err)
	}
	fmt.Fprintf(h, "\n%d\n", n)
	return nil
}
