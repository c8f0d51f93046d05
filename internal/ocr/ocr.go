// Package ocr reads the text that pictures show, with the tesseract command where it is
// installed. Screenshots of terminals and consoles are where keys hide from every
// search of text.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // as pictures come
	_ "image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

const (
	// narrow and wide are widths below which a picture is enlarged: screenshots have
	// letters of ten pixels, of which tesseract reads every fifth wrong.
	narrow, wide = 1000, 1800
	maxPixels    = 40 << 20
	patience     = 2 * time.Minute // for one picture
)

// Reader reads pictures.
type Reader struct{ tool string }

// ErrMissing says that tesseract is not installed.
var ErrMissing = errors.New("tesseract is not in PATH: install it (apt-get install tesseract-ocr, brew install tesseract), or leave pictures unread")

// Find looks for tesseract. It fails with [ErrMissing].
func Find() (*Reader, error) {
	tool, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrMissing
	}
	return &Reader{tool}, nil
}

// Text returns what a picture shows, line by line.
func (r *Reader) Text(ctx context.Context, data []byte) (string, error) {
	shape, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("read the picture: %w", err)
	}
	if shape.Width*shape.Height > maxPixels {
		return "", fmt.Errorf("the picture has %d x %d pixels, more than the %d million that are read: make it smaller", shape.Width, shape.Height, maxPixels>>20)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("read the picture: %w", err)
	}
	var in bytes.Buffer
	if err := png.Encode(&in, prepared(picture)); err != nil {
		return "", fmt.Errorf("hand the picture to tesseract: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// One block of lines; one thread, as several pictures are read at once.
	c := exec.CommandContext(ctx, r.tool, "stdin", "stdout", "--psm", "6", "-l", "eng")
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	c.Stdin = &in
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		last := said.String()
		if i := strings.LastIndexByte(strings.TrimSpace(last), '\n'); i >= 0 {
			last = last[i+1:]
		}
		return "", fmt.Errorf("run tesseract: %w: %s", err, strings.TrimSpace(last))
	}
	return out.String(), nil
}

// prepared returns a picture as tesseract likes it: grey, dark on light, with letters
// of twenty pixels or so.
func prepared(p image.Image) *image.Gray {
	b := p.Bounds()
	scale := 1
	switch {
	case b.Dx() < narrow:
		scale = 3
	case b.Dx() < wide:
		scale = 2
	}
	grey := image.NewGray(image.Rect(0, 0, b.Dx()*scale, b.Dy()*scale))
	draw.Draw(grey, grey.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src) // what is transparent
	draw.CatmullRom.Scale(grey, grey.Bounds(), p, b, draw.Over, nil)
	sum := 0
	for _, y := range grey.Pix {
		sum += int(y)
	}
	if len(grey.Pix) > 0 && sum/len(grey.Pix) < 128 {
		for i, y := range grey.Pix {
			grey.Pix[i] = 255 - y
		}
	}
	return grey
}
