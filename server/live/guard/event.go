package guard

import (
	"encoding/hex"
	"fmt"
)

// Event is something that the daemon told.
type Event struct {
	Kind   string // domain, network, pool, device
	Name   string
	UUID   string // empty for devices
	ID     int    // of a domain; -1 while it is not running
	Event  string // started
	Detail string // booted
	// Missed: events before this one were lost, and anything may have changed;
	// the other fields say nothing.
	Missed bool
	// Changed: not its life but its definition or its devices changed, so that its XML is another.
	Changed bool
}

// words name the values of an enum by number.
type words []string

func (w words) at(i uint32) string {
	if int64(i) < int64(len(w)) {
		return w[i]
	}
	return fmt.Sprint(i)
}

// virDomainEventType, and the details of each.
var (
	domainEvents  = words{"defined", "undefined", "started", "suspended", "resumed", "stopped", "shutdown", "pmsuspended", "crashed"}
	domainDetails = []words{
		{"added", "updated", "renamed", "from snapshot"},
		{"removed", "renamed"},
		{"booted", "migrated", "restored", "from snapshot", "event wakeup", "recreated"},
		{"paused", "migrated", "I/O error", "watchdog", "restored", "from snapshot", "API error", "post-copy", "post-copy failed"},
		{"unpaused", "migrated", "from snapshot", "post-copy", "post-copy failed"},
		{"shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot", "recreated"},
		{"finished", "by the guest", "by the host"},
		{"memory", "disk"},
		{"panicked", "crashloaded"},
	}
)

const domainDefined = 0

var (
	networkEvents = words{"defined", "undefined", "started", "stopped"}                       // virNetworkEventLifecycleType
	poolEvents    = words{"defined", "undefined", "started", "stopped", "created", "deleted"} // virStoragePoolEventLifecycleType
	deviceEvents  = words{"created", "deleted", "defined", "undefined"}                       // virNodeDeviceEventLifecycleType

	watchdogActions = words{"none", "pause", "reset", "poweroff", "shutdown", "debug", "inject NMI"} // virDomainEventWatchdogAction
	ioErrorActions  = words{"none", "pause", "report"}                                               // virDomainEventIOErrorAction
	diskReasons     = words{"missing on start", "dropped on start"}                                  // virConnectDomainEventDiskChangeReason
	trayReasons     = words{"open", "close"}                                                         // virDomainEventTrayChangeReason
	metadataTypes   = words{"description", "title", "element"}                                       // virDomainMetadataType
)

// decodeEvent reads the body of a message; of those not known it says so.
func decodeEvent(procedure uint32, body []byte) (e Event, known bool, err error) {
	x := &xdr{rest: body}
	decode := eventDecoders[procedure]
	if decode == nil {
		return e, false, nil
	}
	x.word() // number of the subscription
	e.ID = -1
	decode(x, &e)
	if x.err == nil && len(x.rest) > 0 {
		x.err = fmt.Errorf("%d bytes after its end", len(x.rest))
	}
	if x.err != nil {
		return Event{}, true, fmt.Errorf("message %d: %w", procedure, x.err)
	}
	return e, true, nil
}

// eventDecoders by procedure, without the subscription's number, with which
// each begins.
var eventDecoders = map[uint32]func(*xdr, *Event){
	318: func(x *xdr, e *Event) { // lifecycle
		x.domain(e)
		event, detail := x.word(), x.word()
		e.Event = domainEvents.at(event)
		if int64(event) < int64(len(domainDetails)) {
			e.Detail = domainDetails[event].at(detail)
		}
		e.Changed = event == domainDefined
	},
	319: func(x *xdr, e *Event) { // reboot
		x.domain(e)
		e.Event = "rebooted"
	},
	321: func(x *xdr, e *Event) { // watchdog
		x.domain(e)
		e.Event, e.Detail = "watchdog", watchdogActions.at(x.word())
	},
	322: func(x *xdr, e *Event) { // I/O error: path, device, action
		x.domain(e)
		x.bytes()
		device := x.text()
		e.Event, e.Detail = "I/O error", device+": "+ioErrorActions.at(x.word())
	},
	327: func(x *xdr, e *Event) { // disk change: old path, new path, device, reason
		x.domain(e)
		x.scan("(s)(s)")
		device := x.text()
		e.Event, e.Detail = "disk changed", device+": "+diskReasons.at(x.word())
		e.Changed = true
	},
	328: func(x *xdr, e *Event) { // tray change
		x.domain(e)
		device := x.text()
		e.Event, e.Detail = "tray changed", device+": "+trayReasons.at(x.word())
		e.Changed = true
	},
	331: func(x *xdr, e *Event) { // balloon change: KiB
		x.domain(e)
		high, low := x.word(), x.word()
		e.Event, e.Detail = "balloon changed", fmt.Sprint(uint64(high)<<32|uint64(low), " KiB")
		e.Changed = true
	},
	333: func(x *xdr, e *Event) { // device removed
		x.domain(e)
		e.Event, e.Detail = "device removed", x.text()
		e.Changed = true
	},
	346: func(x *xdr, e *Event) { // tunable
		x.domain(e)
		x.scan("[sp]")
		e.Event = "tunable changed"
		e.Changed = true
	},
	354: func(x *xdr, e *Event) { // device added
		x.domain(e)
		e.Event, e.Detail = "device added", x.text()
		e.Changed = true
	},
	379: func(x *xdr, e *Event) { // metadata change: type, namespace
		x.domain(e)
		e.Event, e.Detail = "metadata changed", metadataTypes.at(x.word())
		x.scan("(s)")
		e.Changed = true
	},
	315: func(x *xdr, e *Event) { // network lifecycle
		e.Kind, e.Name, e.UUID = "network", x.text(), x.uuid()
		x.lifecycle(e, networkEvents)
	},
	370: func(x *xdr, e *Event) { // storage pool lifecycle
		e.Kind, e.Name, e.UUID = "pool", x.text(), x.uuid()
		x.lifecycle(e, poolEvents)
	},
	373: func(x *xdr, e *Event) { // storage pool refreshed
		e.Kind, e.Name, e.UUID = "pool", x.text(), x.uuid()
		e.Event = "refreshed"
	},
	376: func(x *xdr, e *Event) { // node device lifecycle
		e.Kind, e.Name = "device", x.text()
		x.lifecycle(e, deviceEvents)
	},
	377: func(x *xdr, e *Event) { // node device updated
		e.Kind, e.Name = "device", x.text()
		e.Event = "updated"
		e.Changed = true
	},
}

// domain reads a domain: its name, UUID and id.
func (x *xdr) domain(e *Event) {
	e.Kind, e.Name, e.UUID = "domain", x.text(), x.uuid()
	e.ID = int(int32(x.word()))
}

// lifecycle reads an event and its detail, which libvirt leaves 0 in these.
func (x *xdr) lifecycle(e *Event, names words) {
	event := x.word()
	x.word()
	e.Event = names.at(event)
	e.Changed = e.Event == "defined"
}

func (x *xdr) text() string { return string(x.bytes()) }

func (x *xdr) uuid() string {
	b := x.take(16)
	if b == nil {
		return ""
	}
	return FormatUUID([16]byte(b))
}

// FormatUUID writes a UUID with dashes.
func FormatUUID(u [16]byte) string {
	var text [36]byte
	at := 0
	for i, b := range u {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			text[at] = '-'
			at++
		}
		hex.Encode(text[at:], []byte{b})
		at += 2
	}
	return string(text[:])
}
