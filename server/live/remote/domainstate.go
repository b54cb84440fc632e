package remote

import "ringlab/server/live/message"

// domainStates are those of virDomainState, by number, each with its reasons
// (virDomainRunningReason and so on) in the words of virsh domstate --reason.
var domainStates = []struct {
	state   message.DomainState
	reasons []string
}{
	{message.NoState, nil},
	{message.Running, []string{"unknown", "booted", "migrated", "restored", "from snapshot", "unpaused", "migration canceled",
		"save canceled", "event wakeup", "crashed", "post-copy", "post-copy failed"}},
	{message.Blocked, nil},
	{message.Paused, []string{"unknown", "user", "migrating", "saving", "dumping", "I/O error", "watchdog", "from snapshot",
		"shutting down", "creating snapshot", "crashed", "starting up", "post-copy", "post-copy failed", "api error"}},
	{message.Shutdown, []string{"unknown", "user"}},
	{message.Shutoff, []string{"unknown", "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot", "daemon"}},
	{message.Crashed, []string{"unknown", "panicked"}},
	{message.PMSuspended, nil},
}

// domainState names a state and its reason.
func domainState(state, reason int64) (message.DomainState, string) {
	if state < 0 || state >= int64(len(domainStates)) {
		return message.NoState, "unknown"
	}
	s := domainStates[state]
	if reason < 0 || reason >= int64(len(s.reasons)) {
		return s.state, "unknown"
	}
	return s.state, s.reasons[reason]
}
