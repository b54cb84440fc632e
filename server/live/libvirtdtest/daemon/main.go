// Command daemon runs a private libvirtd for tests that are not in Go.
//
// In: on standard input, a command a line. Out: on standard output, a line of
// JSON once the daemon answers, and one for each command. It ends, and the
// daemon with it, when standard input does. The commands:
//
//	virsh LINE       virsh on test:///default, over one connection that stays,
//	                 so that what it changes there lasts
//	at URI ARG…      virsh on a driver's own URI, a connection each
//	populate N       define and start N domains in test:///default
//	kill             end libvirtd with SIGKILL
//	restart          kill it, if it runs, and start it again
//	pause, continue  SIGSTOP and SIGCONT
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"ringlab/server/live/libvirtdtest"
)

// started says where the daemon is.
type started struct {
	PID      int    `json:"pid"`
	Socket   string `json:"socket"`
	SocketRO string `json:"socketRO"`
	TCP      string `json:"tcp"` // host:port
	TLS      string `json:"tls"` // host:port
	PKI      string `json:"pki"` // folder for clients
	// Node is the URI of a test driver's node with as much in it as the
	// command line says, test:///FILE.
	Node string `json:"node"`
	SSH  *sshd  `json:"ssh,omitempty"` // with -ssh
}

type sshd struct {
	Address    string `json:"address"` // host:port
	User       string `json:"user"`
	Key        string `json:"key"`
	KnownHosts string `json:"knownHosts"`
}

// answer is one to a command.
type answer struct {
	OK     bool   `json:"ok"`
	Output string `json:"output,omitempty"` // virsh's
	Error  string `json:"error,omitempty"`
	PID    int    `json:"pid"` // of libvirtd, 0 while it does not run
}

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("daemon", flag.ContinueOnError)
	var size libvirtdtest.NodeSize
	flags.IntVar(&size.Domains, "domains", 20, "domains in the node")
	flags.IntVar(&size.Shutoff, "shutoff", 5, "how many of them do not run")
	flags.IntVar(&size.Networks, "networks", 3, "networks in the node")
	flags.IntVar(&size.Pools, "pools", 3, "storage pools in the node")
	withSSH := flags.Bool("ssh", false, "run an sshd beside it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if missing := libvirtdtest.Missing(); missing != "" {
		return fmt.Errorf("no libvirtd: %s", missing)
	}
	daemon, err := libvirtdtest.Launch(libvirtdtest.Options{})
	if err != nil {
		return err
	}
	defer daemon.Close()

	here := started{
		PID: daemon.PID, Socket: daemon.Socket, SocketRO: daemon.SocketRO,
		TCP: daemon.TCP, TLS: daemon.TLS, PKI: daemon.PKI.Client,
	}
	if here.Node, err = daemon.Node(libvirtdtest.NodeXML(size)); err != nil {
		return err
	}
	if *withSSH {
		s, err := daemon.LaunchSSHD()
		if err != nil {
			return err
		}
		here.SSH = &sshd{s.Address, s.User, s.Key, s.KnownHosts}
	}
	encoder := json.NewEncoder(out)
	if err := encoder.Encode(here); err != nil {
		return err
	}

	c := commander{daemon: daemon}
	defer c.closeShell()
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		output, err := c.do(lines.Text())
		a := answer{OK: err == nil, Output: output, PID: daemon.PID}
		if err != nil {
			a.Error = err.Error()
		}
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
	return lines.Err()
}

// commander does what the lines say.
type commander struct {
	daemon *libvirtdtest.Daemon
	shell  *libvirtdtest.Shell // opened when it is needed
}

func (c *commander) do(line string) (string, error) {
	command, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch command {
	case "virsh":
		shell, err := c.openShell()
		if err != nil {
			return "", err
		}
		return shell.Do(rest)
	case "at":
		words := strings.Fields(rest)
		if len(words) < 2 {
			return "", fmt.Errorf("at takes a URI and a command of virsh: %q", line)
		}
		return c.daemon.Virsh(context.Background(), words[0], words[1:]...)
	case "populate":
		n, err := strconv.Atoi(rest)
		if err != nil {
			return "", fmt.Errorf("populate takes a number: %q", line)
		}
		shell, err := c.openShell()
		if err != nil {
			return "", err
		}
		return "", shell.Populate(n)
	case "kill":
		c.closeShell()
		return "", c.daemon.Kill()
	case "restart":
		c.closeShell()
		return "", c.daemon.Restart()
	case "pause":
		return "", c.daemon.Pause()
	case "continue":
		return "", c.daemon.Continue()
	}
	return "", fmt.Errorf("there is no command %q; there are virsh, at, populate, kill, restart, pause, continue", command)
}

func (c *commander) openShell() (*libvirtdtest.Shell, error) {
	if c.shell != nil {
		return c.shell, nil
	}
	var err error
	c.shell, err = c.daemon.Shell("test:///default")
	return c.shell, err
}

// closeShell ends the connection that stays, which a daemon that ends would
// only break.
func (c *commander) closeShell() {
	if c.shell != nil {
		_ = c.shell.Close() // virsh's opinion of its end is of no interest
		c.shell = nil
	}
}
