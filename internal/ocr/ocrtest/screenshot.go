// Package ocrtest draws pictures of text for tests.
package ocrtest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Screenshot draws the lines of a terminal, light on dark, in letters of so many pixels, as a
// PNG.
func Screenshot(t testing.TB, size float64, lines ...string) []byte {
	t.Helper()
	f, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	height := int(size * 1.5)
	p := image.NewRGBA(image.Rect(0, 0, int(size*0.62*110), height*(len(lines)+1)))
	draw.Draw(p, p.Bounds(), image.NewUniform(color.RGBA{20, 24, 32, 255}), image.Point{}, draw.Src)
	for i, line := range lines {
		d := font.Drawer{Dst: p, Src: image.NewUniform(color.RGBA{220, 220, 210, 255}), Face: face, Dot: fixed.P(8, height*(i+1))}
		d.DrawString(line)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
