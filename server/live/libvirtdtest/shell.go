package libvirtdtest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// Shell is a virsh that stays, with one connection: what it changes in
// test:///default lasts until it is closed, and a command takes a millisecond.
type Shell struct {
	mu     sync.Mutex
	virsh  *exec.Cmd
	stdin  io.WriteCloser
	stdout *bufio.Reader
	out    io.Closer
	dir    string // for files that virsh reads
}

// prompt is what virsh writes when it waits for a command.
const prompt = "virsh # "

// endOfAnswer is echoed after each command.
const endOfAnswer = "@end-of-answer@"

// Shell starts a virsh on a driver's own URI, as test:///default. Whoever
// starts it closes it.
func (d *Daemon) Shell(driver string) (*Shell, error) {
	s := &Shell{virsh: exec.Command("virsh", "-q", "-c", d.UnixURI(driver)), dir: d.Dir}
	s.virsh.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TERM=dumb", "COLUMNS=100000", "VIRSH_HISTSIZE=0")
	var err error
	if s.stdin, err = s.virsh.StdinPipe(); err != nil {
		return nil, err
	}
	// One pipe for both, so that errors stand where they belong.
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	s.virsh.Stdout, s.virsh.Stderr = in, in
	err = s.virsh.Start()
	in.Close()
	if err != nil {
		out.Close()
		return nil, err
	}
	s.out, s.stdout = out, bufio.NewReader(out)
	// A connection that fails shows at once.
	if _, err := s.Do("uri"); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Do gives virsh a line and returns what it prints. Its error is what virsh
// says; the line is then in it.
func (s *Shell) Do(line string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if strings.ContainsAny(line, "\n\r") {
		return "", fmt.Errorf("virsh: %q is more than one line", line)
	}
	if _, err := fmt.Fprintf(s.stdin, "%s\necho %s\n", line, endOfAnswer); err != nil {
		return "", fmt.Errorf("virsh %s: %w", line, err)
	}
	// virsh repeats what it reads, so that the mark comes twice; what it
	// echoes has the next prompt after it.
	var text strings.Builder
	end := endOfAnswer + prompt
	for !strings.HasSuffix(text.String(), end) {
		b, err := s.stdout.ReadByte()
		if err != nil {
			return "", fmt.Errorf("virsh %s: it ended: %s", line, strings.TrimSpace(text.String()))
		}
		text.WriteByte(b)
	}
	answer := strings.TrimSuffix(text.String(), end)
	answer = strings.TrimSuffix(answer, prompt+"echo "+endOfAnswer+"\n")
	answer = strings.TrimPrefix(answer, prompt) // the first one, before any command
	answer = strings.TrimPrefix(answer, line+"\n")
	for _, l := range strings.Split(answer, "\n") {
		if strings.HasPrefix(l, "error: ") {
			return answer, fmt.Errorf("virsh %s: %w", line, errors.New(strings.TrimSpace(answer)))
		}
	}
	return answer, nil
}

// Populate defines and starts the first n domains of NodeXML.
func (s *Shell) Populate(n int) error {
	file := filepath.Join(s.dir, "populate.xml")
	for i := 1; i <= n; i++ {
		if err := os.WriteFile(file, []byte(DomainXML(i, 5)), 0o600); err != nil {
			return err
		}
		if _, err := s.Do("define " + file); err != nil {
			return err
		}
		if _, err := s.Do(fmt.Sprintf("start domain-%04d", i)); err != nil {
			return err
		}
	}
	return nil
}

// Close ends it, and with it its connection.
func (s *Shell) Close() error {
	s.stdin.Close()
	err := s.virsh.Wait()
	s.out.Close()
	return err
}
