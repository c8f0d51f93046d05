package sqlite_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/sqlite"
	"github.com/leakvet/leakvet/internal/sqlite/sqlitetest"
)

func rows(t testing.TB, db []byte) (out []string, err error) {
	t.Helper()
	err = sqlite.Rows(bytes.NewReader(db), int64(len(db)), func(r sqlite.Row) bool {
		var cells []string
		for i, v := range r.Values {
			name := "?"
			if i < len(r.Columns) {
				name = r.Columns[i]
			}
			s := fmt.Sprint(v)
			if len(s) > 40 {
				s = fmt.Sprintf("%s… %d", s[:10], len(s))
			}
			cells = append(cells, name+"="+s)
		}
		out = append(out, r.Table+" "+strings.Join(cells, " "))
		return true
	})
	return out, err
}

func TestRows(t *testing.T) {
	var many [][]any
	var want []string
	for i := range 100 {
		many = append(many, []any{fmt.Sprintf("key %d", i), nil})
		want = append(want, fmt.Sprintf("many k=key %d v=<nil>", i))
	}
	db := sqlitetest.Write(
		sqlitetest.Table{Name: "many", SQL: `CREATE TABLE many ("k" TEXT PRIMARY KEY, v BLOB, UNIQUE (k, v))`, Rows: many},
		sqlitetest.Table{Name: "long", SQL: "CREATE TABLE [long] (id INTEGER, note DEFAULT (1, 2),\n`body` text)", Rows: [][]any{{int64(7), "a", strings.Repeat("x", 5000)}}},
		sqlitetest.Table{Name: "none", SQL: "CREATE TABLE none (a)"},
	)
	want = append(want, "long id=7 note=a body=xxxxxxxxxx… 5000")
	got, err := rows(t, db)
	if err != nil {
		t.Error(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

// The rows in front of a damage are read all the same.
func TestDamaged(t *testing.T) {
	var many [][]any
	for i := range 200 {
		many = append(many, []any{fmt.Sprintf("key %d", i)})
	}
	db := sqlitetest.Write(sqlitetest.Table{Name: "many", SQL: "CREATE TABLE many (k)", Rows: many})
	got, err := rows(t, db[:len(db)-2*sqlitetest.PageSize]) // without the root, which is the last page
	if !errors.Is(err, sqlite.ErrDamaged) || len(got) != 0 {
		t.Errorf("%d rows and %v of a database without its root", len(got), err)
	}
	clear(db[2*sqlitetest.PageSize : 3*sqlitetest.PageSize])
	if got, err = rows(t, db); !errors.Is(err, sqlite.ErrDamaged) || len(got) == 0 || len(got) == 200 {
		t.Errorf("%d rows and %v of a database with a page of zeros", len(got), err)
	}
	if _, err = rows(t, []byte("SQLite format 3\x00")); !errors.Is(err, sqlite.ErrDamaged) {
		t.Errorf("%v of a header that is cut off", err)
	}
}

// Nothing in a damaged database makes the reader fail, or takes it long.
func TestAnyDamage(t *testing.T) {
	base := sqlitetest.Write(sqlitetest.Table{Name: "a", SQL: "CREATE TABLE a (b)", Rows: [][]any{{"c"}, {strings.Repeat("d", 3000)}}})
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		db := bytes.Clone(base)
		for range 1 + r.IntN(6) {
			db[r.IntN(len(db))] = byte(r.IntN(256))
		}
		start := time.Now()
		_, _ = rows(t, db)
		if e := time.Since(start); e > 5*time.Second {
			t.Fatalf("%v for database %d of %d bytes", e, i, len(db))
		}
	}
}

// SQLite itself writes what the tests' own writer does not: deep trees, other
// encodings, tables without row ids.
func TestRowsOfSQLite(t *testing.T) {
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("sqlite3 is not installed: the reader was compared with the tests' own writer only")
	}
	for _, encoding := range []string{"UTF-8", "UTF-16le", "UTF-16be"} {
		file := filepath.Join(t.TempDir(), "a.db")
		sql := fmt.Sprintf(`PRAGMA encoding = '%s'; PRAGMA page_size = 512;
			CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT, b BLOB);
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 3000) INSERT INTO a SELECT i, 'text ' || i, randomblob(i) FROM n;
			CREATE TABLE w (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 300) INSERT INTO w SELECT 'k' || i, 'grüße ' || i FROM n;`, encoding)
		if out, err := exec.Command(tool, file, sql).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		db, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]int)
		err = sqlite.Rows(bytes.NewReader(db), int64(len(db)), func(r sqlite.Row) bool {
			if r.Table == "a" {
				i := len(r.Values[2].([]byte))
				if r.Values[1] != fmt.Sprintf("text %d", i) {
					t.Errorf("%s: the text beside %d bytes is %q", encoding, i, r.Values[1])
				}
			} else if !strings.HasPrefix(r.Values[1].(string), "grüße ") {
				t.Errorf("%s: value %q", encoding, r.Values[1])
			}
			seen[r.Table]++
			return true
		})
		if err != nil || seen["a"] != 3000 || seen["w"] != 300 {
			t.Errorf("%s: %v rows, %v", encoding, seen, err)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add(sqlitetest.Write(sqlitetest.Table{Name: "a", SQL: "CREATE TABLE a (b)", Rows: [][]any{{"c"}, {strings.Repeat("d", 3000)}}}))
	f.Fuzz(func(t *testing.T, db []byte) {
		_, _ = rows(t, db)
	})
}
