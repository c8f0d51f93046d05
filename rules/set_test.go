package rules

import (
	"slices"
	"strings"
	"testing"
)

func TestSelect(t *testing.T) {
	const model = "library = \"%s\"\npackages = [\"example.com/%s/v2\"]\n"
	s := new(Set)
	for _, name := range []string{"a", "b"} {
		data := []byte(strings.ReplaceAll(model, "%s", name))
		s.add(name+".toml", data, headerPackages(data))
	}
	broken := []byte("library = 1\npackages = [\"example.com/c\"]\n")
	s.add("broken.toml", broken, headerPackages(broken))
	s = s.With(&Model{Library: "user"})

	libraries := func(ms []*Model) (names []string) {
		for _, m := range ms {
			names = append(names, m.Library)
		}
		return names
	}
	got, err := s.Select(func(path string) bool { return path == "example.com/b" })
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"user", "b"}; !slices.Equal(libraries(got), want) {
		t.Errorf("got %q, want %q", libraries(got), want)
	}
	if _, err := s.All(); err == nil || !strings.HasPrefix(err.Error(), "broken.toml:1: ") {
		t.Errorf("All: %v, want an error at broken.toml:1", err)
	}
}

func TestHeaderPackages(t *testing.T) {
	data := "# A head.\nlibrary  = \"x\"\npackages = [\n  \"example.com/a/v3\", \"b\",\n]\n\n[[sink]]\npackages = [\"not this\"]\n"
	if got, want := headerPackages([]byte(data)), []string{"example.com/a", "b"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
