package wire

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"ringlab/engine/caps"
	"ringlab/engine/caps/export"
	"ringlab/engine/words"
	"ringlab/server/live/message"
)

func newRecorder() *httptest.ResponseRecorder { return httptest.NewRecorder() }

func mustRequest(t testing.TB) *http.Request {
	t.Helper()
	return httptest.NewRequest("GET", "/metrics", nil)
}

func TestHosts(t *testing.T) {
	w := newWorld(t, Limits{State: 20 * time.Millisecond}, nil)
	if status, header, body := w.get("/api/v1/hosts"); status != 200 || body != "{\"hosts\":[]}\n" || header.Get("Content-Type") != "application/json" {
		t.Errorf("without hosts: %d %s", status, body)
	}
	if w.handler.Ready(t.Context()) {
		t.Error("ready without a host")
	}
	w = newWorld(t, Limits{}, nil, "b", "a")
	w.publish(listKey, "a", message.HostRow{ID: "a", Name: "A <1>", State: message.Offline, Code: message.ReasonRefused,
		Reason: "nobody listens", Since: "2026-11-23T08:00:00.000Z"})
	_, _, body := w.get("/api/v1/hosts")
	var got struct{ Hosts []message.HostRow }
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Hosts) != 2 || got.Hosts[0].Name != "A <1>" || got.Hosts[0].Reason != "nobody listens" || got.Hosts[1].ID != "b" {
		t.Errorf("got %s", body)
	}
	if !w.handler.Ready(t.Context()) {
		t.Error("not ready with two hosts")
	}
	w.handler.Close()
	if w.handler.Ready(t.Context()) {
		t.Error("ready after the end")
	}
}

func TestCapabilities(t *testing.T) {
	text, err := os.ReadFile("../../../engine/caps/testdata/captures/qemu-capabilities.xml")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, Limits{State: 20 * time.Millisecond}, nil, "a", "b")
	w.publish(listKey, "b", message.HostRow{ID: "b", State: message.Offline, Reason: "nobody listens at 127.0.0.1:16509"})
	w.claims["a"].Publish(message.Key{Host: "a", Topic: message.Capabilities}, message.Items{
		"9":  encode(t, message.CapabilitiesItem{Hash: "old", XML: "<capabilities/>"}),
		"10": encode(t, message.CapabilitiesItem{Hash: "abc", XML: string(text)}),
	})
	const path = "/api/v1/hosts/a/capabilities"
	status, header, body := w.get(path)
	if status != 200 || body != string(text) || header.Get("Content-Type") != "text/xml; charset=utf-8" || header.Get("ETag") != `"abc"` {
		t.Errorf("got %d, %v, %d bytes", status, header, len(body))
	}
	document := caps.Open(text, caps.Auto)
	for _, test := range []struct {
		accept, language, want string
		tag                    string
	}{
		{"application/json", "", string(export.JSON(document, words.English)), `"abc-json-en"`},
		{"application/json, */*;q=0.1", "zh-CN,zh", string(export.JSON(document, words.Chinese)), `"abc-json-zh"`},
		{"text/html, application/xml;q=0.9, application/json; q=0.5", "", string(text), `"abc"`},
		{"*/*", "", string(text), `"abc"`},
		{"application/json;q=0", "", string(text), `"abc"`},
		{"application/json;q=x", "", string(text), `"abc"`},
	} {
		status, header, body := w.get(path, "Accept", test.accept, "Accept-Language", test.language)
		if status != 200 || body != test.want || header.Get("ETag") != test.tag {
			t.Errorf("%s: got %d, %v, %.40s", test.accept, status, header, body)
		}
		again, header, body := w.get(path, "Accept", test.accept, "Accept-Language", test.language, "If-None-Match", `"x", W/`+test.tag)
		if again != http.StatusNotModified || body != "" || header.Get("ETag") != test.tag {
			t.Errorf("%s: got %d, %q", test.accept, again, body)
		}
	}
	for _, test := range []struct {
		path   string
		status int
		code   message.Code
		says   string
	}{
		{"/api/v1/hosts/z/capabilities", 404, message.NoSuchHost, "z"},
		{"/api/v1/hosts/b/capabilities", 503, message.NotOnline, "nobody listens at"},
		{"/api/v1/hosts/b/domains", 404, "notFound", "/api/v1/hosts"},
		{"/api/v2/hosts", 404, "notFound", "/api/v1/hosts"},
	} {
		status, header, body := w.get(test.path)
		var got struct{ Error message.Error }
		if err := json.Unmarshal([]byte(body), &got); err != nil || status != test.status || got.Error.Code != test.code ||
			!strings.Contains(got.Error.Message, test.says) || header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: got %d %s", test.path, status, body)
		}
		if status == 503 && header.Get("Retry-After") == "" {
			t.Error("does not say when to ask again")
		}
	}
}
