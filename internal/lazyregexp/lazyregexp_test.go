package lazyregexp

import (
	"slices"
	"testing"
)

func TestCompiledOnFirstUse(t *testing.T) {
	broken := New("(") // no panic yet
	defer func() {
		if recover() == nil {
			t.Error("an expression that does not parse was used without a panic")
		}
	}()
	broken.MatchString("x")
}

func TestIsRegexp(t *testing.T) {
	re := New(`(\w)=(\d)`)
	if !re.MatchString("a=1") || re.MatchString("a=b") {
		t.Error("matches what it should not, or not what it should")
	}
	if got := re.FindStringSubmatch("a=1 b=2"); !slices.Equal(got, []string{"a=1", "a", "1"}) {
		t.Errorf("FindStringSubmatch: %q", got)
	}
	if got := re.FindAllStringIndex("a=1 b=2", -1); len(got) != 2 || got[1][0] != 4 {
		t.Errorf("FindAllStringIndex: %v", got)
	}
	if got := re.ReplaceAllString("a=1", "$2=$1"); got != "1=a" {
		t.Errorf("ReplaceAllString: %q", got)
	}
}
