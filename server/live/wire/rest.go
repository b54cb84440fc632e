package wire

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"ringlab/engine/caps"
	"ringlab/engine/caps/export"
	"ringlab/engine/words"
	"ringlab/server/live/message"
)

// serveHosts answers with the rows of all hosts, by id.
func (h *Handler) serveHosts(w http.ResponseWriter, r *http.Request) {
	rows := h.hosts(r.Context(), func(m *moment) bool { return len(m.items) > 0 })
	answer := struct {
		Hosts []message.Item `json:"hosts"`
	}{[]message.Item{}}
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		answer.Hosts = append(answer.Hosts, rows[id])
	}
	writeJSON(w, http.StatusOK, answer)
}

// serveCapabilities answers with a host's capabilities: the XML as the daemon
// gave it, or the engine's view of it as JSON.
func (h *Handler) serveCapabilities(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	row, known := h.host(r.Context(), id)
	if !known {
		WriteError(w, http.StatusNotFound, &message.Error{Code: message.NoSuchHost, Message: fmt.Sprintf("there is no host %q", id)})
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), h.Limits.State)
	defer cancel()
	document, err := h.capabilities(ctx, id)
	if err != nil {
		h.refuseCapabilities(w, id, row, err)
		return
	}
	header := w.Header()
	header.Set("Vary", "Accept, Accept-Language")
	header.Set("Cache-Control", "no-cache")
	language := words.Parse(r.Header.Get("Accept-Language"))
	asJSON := wantsJSON(r.Header.Values("Accept"))
	tag := document.Hash
	header.Set("Content-Type", "text/xml; charset=utf-8")
	if asJSON {
		tag += "-json-" + string(language)
		header.Set("Content-Type", "application/json")
	}
	header.Set("ETag", strconv.Quote(tag))
	if seen := r.Header.Get("If-None-Match"); seen != "" && slices.ContainsFunc(strings.Split(seen, ","), func(other string) bool {
		return strings.TrimPrefix(strings.TrimSpace(other), "W/") == strconv.Quote(tag)
	}) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	text := []byte(document.XML)
	if asJSON {
		opened := caps.Open(text, caps.Auto)
		if opened.Kind == caps.Other {
			WriteError(w, http.StatusBadGateway, &message.Error{Code: message.Refused, Message: "what the daemon gave is no capabilities document"})
			return
		}
		text = export.JSON(opened, language)
	}
	header.Set("Content-Length", strconv.Itoa(len(text)))
	_, _ = w.Write(text) // a reader who has gone misses nothing
}

// refuseCapabilities says why there are no capabilities, with what the host's
// row says of the host.
func (h *Handler) refuseCapabilities(w http.ResponseWriter, id string, row message.Item, err error) {
	var said *message.Error
	if !errors.As(err, &said) {
		h.Log.Warn("capabilities", "host", id, "error", err)
		said = &message.Error{Code: message.NotOnline, Message: "the capabilities cannot be read"}
	}
	var host message.HostRow
	if err := decodeItem(row, &host); err == nil && host.State != message.Online {
		why := host.Reason
		if why == "" {
			why = string(host.Code)
		}
		said = &message.Error{Code: said.Code, Message: fmt.Sprintf("%s; the host is %s: %s", said.Message, host.State, why)}
	}
	w.Header().Set("Retry-After", strconv.Itoa(int(max(h.Limits.State, time.Second).Seconds())))
	WriteError(w, http.StatusServiceUnavailable, said)
}

// wantsJSON reports whether an Accept header names JSON, and not XML before it.
func wantsJSON(accept []string) bool {
	json, xml := 0.0, 0.0
	for _, item := range strings.Split(strings.Join(accept, ","), ",") {
		name, parameters, _ := strings.Cut(item, ";")
		weight := 1.0
		if value, given := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q="); given {
			weight, _ = strconv.ParseFloat(value, 64) // what is no number weighs nothing
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "application/json":
			json = max(json, weight)
		case "text/xml", "application/xml":
			xml = max(xml, weight)
		}
	}
	return json > xml
}

// decodeItem reads an item into the struct of package message it was made from.
func decodeItem(item message.Item, object any) error {
	text, err := json.Marshal(item)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, object)
}
