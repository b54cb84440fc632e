package libvirtdtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/unix"
)

// process is a program in a daemon's namespaces.
type process struct {
	pid   int
	ended <-chan struct{} // closed when it has
}

// start starts a program in the daemon's namespaces. What it writes goes to a
// file of the daemon's folder.
func (d *Daemon) start(file, program string, args ...string) (*process, error) {
	path, err := find(program)
	if err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(d.Dir, file), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	command := exec.Command(path, args...)
	command.Stdout, command.Stderr = log, log

	started := make(chan error)
	go func() {
		// A thread that has changed its namespaces is good for nothing else:
		// never unlocked, it ends with this goroutine.
		runtime.LockOSThread()
		if err := enter(d.holder.Process.Pid); err != nil {
			started <- fmt.Errorf("entering the daemon's namespaces: %w", err)
			return
		}
		started <- command.Start()
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	ended := make(chan struct{})
	go func() {
		_ = command.Wait() // how it ended is in its log
		close(ended)
	}()
	return &process{command.Process.Pid, ended}, nil
}

// enter takes this thread to the mounts of a process, and its children to the
// processes of that one's children.
func enter(pid int) error {
	if err := unix.Unshare(unix.CLONE_FS); err != nil {
		return err
	}
	for _, ns := range []struct {
		name string
		kind int
	}{{"pid_for_children", unix.CLONE_NEWPID}, {"mnt", unix.CLONE_NEWNS}} {
		file, err := os.Open(fmt.Sprintf("/proc/%d/ns/%s", pid, ns.name))
		if err != nil {
			return err
		}
		err = unix.Setns(int(file.Fd()), ns.kind)
		file.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", ns.name, err)
		}
	}
	return nil
}
