package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// pages are the paths at which the page itself stands, each with the file that
// has the lab's first text; which lab to show the page reads from its address.
// A * stands for any one name.
var pages = []struct{ path, file string }{
	{"/", indexFile},
	{"/caps", indexFile},
	{"/stap", "/stap.html"},
	{"/kernel", "/kernel.html"},
	{"/live", "/live.html"},
	{"/live/*", "/live.html"},
	{"/live/*/domain/*", "/live.html"},
}

const indexFile = "/index.html"

// contentTypes of the files that a build leaves. The system's table may lack
// some of them or think otherwise.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "text/xml; charset=utf-8",
}

// A site is the built page in memory: its files by path.
type site struct {
	files map[string]file
}

// A file is one file in every encoding it was built in.
type file struct {
	contentType  string
	cacheControl string
	forms        []form // the smallest first, the file as it is last
}

// A form is a file in one encoding.
type form struct {
	encoding string // as Content-Encoding says it; empty for the file as it is
	etag     string
	data     []byte
}

// encodings are those a build may add to a file, by what they add to its name,
// in order of preference.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

func newSite(built fs.FS) (*site, error) {
	s := &site{files: map[string]file{}}
	err := fs.WalkDir(built, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		for _, e := range encodings {
			if original, ok := strings.CutSuffix(name, e.suffix); ok && exists(built, original) {
				return nil // taken along with the original
			}
		}
		f, err := newFile(built, name)
		s.files["/"+name] = f
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the page: %w", err)
	}
	return s, nil
}

func newFile(built fs.FS, name string) (file, error) {
	f := file{contentType: contentType(name), cacheControl: "no-cache"}
	// What the build puts into assets carries its content's hash in its name.
	if strings.HasPrefix(name, "assets/") {
		f.cacheControl = "public, max-age=31536000, immutable"
	}
	plain, err := fs.ReadFile(built, name)
	if err != nil {
		return f, err
	}
	sum := sha256.Sum256(plain)
	tag := hex.EncodeToString(sum[:12])
	for _, e := range encodings {
		if !exists(built, name+e.suffix) {
			continue
		}
		data, err := fs.ReadFile(built, name+e.suffix)
		if err != nil {
			return f, err
		}
		f.forms = append(f.forms, form{encoding: e.name, etag: strconv.Quote(tag + "-" + e.name), data: data})
	}
	f.forms = append(f.forms, form{etag: strconv.Quote(tag), data: plain})
	return f, nil
}

func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return err == nil
}

func contentType(name string) string {
	extension := path.Ext(name)
	if known, ok := contentTypes[extension]; ok {
		return known
	}
	if known := mime.TypeByExtension(extension); known != "" {
		return known
	}
	return "application/octet-stream"
}

// built reports whether the page was built when the command was.
func (s *site) built() bool {
	_, ok := s.files[indexFile]
	return ok
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	isPage := name == indexFile
	for _, page := range pages {
		if matches(page.path, name) {
			name, isPage = page.file, true
			break
		}
		if bare, cut := strings.CutSuffix(name, "/"); cut && matches(page.path, bare) {
			http.Redirect(w, r, (&url.URL{Path: bare}).String(), http.StatusMovedPermanently)
			return
		}
	}
	f, ok := s.files[name]
	switch {
	case ok:
		f.serve(w, r)
	case isPage:
		w.Header().Set("Cache-Control", "no-store")
		plain(w, http.StatusServiceUnavailable, NotBuilt)
	default:
		w.Header().Set("Cache-Control", "no-cache")
		plain(w, http.StatusNotFound, "There is nothing here. The playground starts at /\n")
	}
}

// matches reports whether a path is one of a pattern.
func matches(pattern, name string) bool {
	names := strings.Split(name, "/")
	parts := strings.Split(pattern, "/")
	if len(names) != len(parts) {
		return false
	}
	for i, part := range parts {
		if part != names[i] && (part != "*" || names[i] == "") {
			return false
		}
	}
	return true
}

func (f file) serve(w http.ResponseWriter, r *http.Request) {
	chosen := f.forms[len(f.forms)-1]
	if r.Header.Get("Range") == "" { // parts are cut from the file as it is
		chosen = choose(f.forms, r.Header.Values("Accept-Encoding"))
	}
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("Cache-Control", f.cacheControl)
	header.Set("ETag", chosen.etag)
	if len(f.forms) > 1 {
		header.Set("Vary", "Accept-Encoding")
	}
	if chosen.encoding != "" {
		header.Set("Content-Encoding", chosen.encoding)
		header.Set("Content-Length", strconv.Itoa(len(chosen.data)))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(chosen.data))
}

// choose returns the form that an Accept-Encoding header wants most; between
// equals the first, and the file as it is where nothing else will do (RFC 9110,
// 12.5.3).
func choose(forms []form, accept []string) form {
	best, bestQuality := forms[len(forms)-1], 0
	for _, f := range forms {
		if q := quality(accept, f.encoding); q > bestQuality {
			best, bestQuality = f, q
		}
	}
	return best
}

// quality returns how much an Accept-Encoding header wants an encoding, in
// thousandths.
func quality(accept []string, encoding string) int {
	if encoding == "" {
		encoding = "identity"
	}
	wildcard := -1
	for _, item := range strings.Split(strings.Join(accept, ","), ",") {
		name, parameters, _ := strings.Cut(item, ";")
		q := 1000
		if value, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(parameters)), "q="); ok {
			weight, err := strconv.ParseFloat(value, 64)
			if err != nil || !(weight >= 0 && weight <= 1) {
				weight = 0
			}
			q = int(weight * 1000)
		}
		switch name = strings.ToLower(strings.TrimSpace(name)); name {
		case encoding:
			return q
		case "*":
			wildcard = q
		}
	}
	switch {
	case wildcard >= 0:
		return wildcard
	case encoding == "identity":
		return 1 // wanted less than anything asked for by name
	default:
		return 0
	}
}
