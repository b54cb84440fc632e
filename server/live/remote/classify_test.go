package remote

import (
	"errors"
	"testing"

	"github.com/digitalocean/go-libvirt"
)

// TestClassify tells what a daemon's errors mean, without losing its words.
func TestClassify(t *testing.T) {
	kinds := map[string]error{"not offered": ErrNotOffered, "not found": ErrNotFound, "denied": ErrDenied}
	for code, want := range map[libvirt.ErrorNumber]string{
		libvirt.ErrNoSupport:            "not offered",
		libvirt.ErrOperationUnsupported: "not offered",
		libvirt.ErrNoDomain:             "not found",
		libvirt.ErrNoNetwork:            "not found",
		libvirt.ErrNoStoragePool:        "not found",
		libvirt.ErrNoNodeDevice:         "not found",
		libvirt.ErrOperationDenied:      "denied",
		libvirt.ErrAccessDenied:         "denied",
		libvirt.ErrInternalError:        "",
		libvirt.ErrInvalidArg:           "",
	} {
		err := classify(&DaemonError{Code: uint32(code), Message: "in its words"})
		for name, kind := range kinds {
			if errors.Is(err, kind) != (name == want) {
				t.Errorf("error %d is %v", code, err)
			}
		}
		var daemon *DaemonError
		if !errors.As(err, &daemon) || daemon.Message != "in its words" {
			t.Errorf("error %d: %v", code, err)
		}
	}
}
