package std

import (
	"bytes"
	"container/list"
	"container/ring"
	"context"
	"log"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unique"
)

func listed() {
	l := list.New()
	l.PushBack(key())
	log.Print(l.Front().Value) // want `API key .* reaches a log`
	log.Print(l.Len())
}

func ringed() {
	r := new(ring.Ring)
	r.Value = key()
	r.Do(func(v any) {
		log.Print(v) // want `API key .* reaches a log`
	})
	log.Print(r.Len())
}

func ranged() {
	var m sync.Map
	m.Store("key", key())
	m.Range(func(k, v any) bool {
		log.Print(v) // want `API key .* reaches a log`
		return true
	})
	other, _ := m.Load("region")
	log.Print(other)
}

func pooled() {
	pool := &sync.Pool{New: func() any { return new(bytes.Buffer) }}
	buf := pool.Get().(*bytes.Buffer)
	buf.WriteString(key())
	pool.Put(buf)
	again := pool.Get().(*bytes.Buffer)
	log.Print(again.String()) // want `API key .* reaches a log`
}

func pooledClean() {
	pool := &sync.Pool{New: func() any { return new(bytes.Buffer) }}
	buf := pool.Get().(*bytes.Buffer)
	buf.WriteString(key())
	buf.Reset()
	pool.Put(buf)
	again := pool.Get().(*bytes.Buffer)
	log.Print(again.String())
}

func swapped() {
	var v atomic.Value
	v.Store(key())
	log.Print(v.Swap(""))                 // want `API key .* reaches a log`
	log.Print(unique.Make(key()).Value()) // want `API key .* reaches a log`
}

type contextKey struct{}

func carried(ctx context.Context) {
	ctx, cancel := context.WithCancel(context.WithValue(ctx, contextKey{}, key()))
	defer cancel()
	log.Print(ctx.Value(contextKey{})) // want `API key .* reaches a log`
	log.Print(ctx.Err())
}

func sorted(regions map[string]string) {
	keys := map[string]string{"openai": key()}
	log.Print(slices.Sorted(maps.Keys(keys)))
	log.Print(slices.Sorted(maps.Values(keys))) // want `API key .* reaches a log`
	maps.Copy(regions, keys)
	log.Print(regions["openai"]) // want `API key .* reaches a log`
}

func indexed() {
	keys := []string{key()}
	i := slices.IndexFunc(keys, func(s string) bool {
		log.Print(s) // want `API key .* reaches a log`
		return false
	})
	log.Print(i, slices.Contains(keys, "x"), sort.SearchStrings(keys, "x"))
}

type provider struct{ name, key string }

func indexedByName() {
	providers := []provider{{"openai", key()}}
	slices.ContainsFunc(providers, func(p provider) bool {
		log.Print(p.name)
		log.Print(p.key) // want `API key .* reaches a log`
		return false
	})
}

func cachedByKey(client string) {
	var clients sync.Map
	clients.Store(key(), client)
	clients.Range(func(k, v any) bool {
		log.Print(v)
		return true
	})
}

func reflected() {
	log.Print(reflect.ValueOf(key()).String()) // want `API key .* reaches a log`
	log.Print(reflect.TypeOf(key()).Name())
	v := reflect.New(reflect.TypeFor[string]()).Elem()
	v.SetString(key())
	log.Print(v.Interface()) // want `API key .* reaches a log`
}

var word = regexp.MustCompile(`\w+`)

func replaced() {
	upper := word.ReplaceAllStringFunc(key(), func(s string) string {
		log.Print(s) // want `API key .* reaches a log`
		return strings.ToUpper(s)
	})
	log.Print(upper) // want `API key .* reaches a log`
	filled := word.ReplaceAllStringFunc("KEY", func(string) string { return key() })
	log.Print(filled) // want `API key .* reaches a log`
	log.Print(word.FindStringIndex(key()), word.MatchString(key()))
}

func replacer() {
	log.Print(strings.NewReplacer("KEY", key()).Replace("KEY")) // want `API key .* reaches a log`
	log.Print(strings.NewReplacer(key(), "***").Replace("a text"))
}

func cut() {
	user, host, _ := strings.Cut(key(), "@")
	log.Print(user) // want `API key .* reaches a log`
	log.Print(host) // want `API key .* reaches a log`
	name, value, _ := strings.Cut(key(), "=")
	log.Print(name)
	log.Print(value) // want `API key .* reaches a log`
}
