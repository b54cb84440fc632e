// Package libvirtdtest runs real libvirt daemons for tests.
//
// In: what the daemon shall be like. Out: a libvirtd that answers on sockets
// and ports of its own, in namespaces of its own, so that the machine and
// other tests' daemons are none of its business; and an sshd beside it. When
// the test ends, or its process dies, all that the daemon started goes too.
//
// It needs root, Debian's libvirt-daemon-system and libvirt-clients, and for
// StartSSHD openssh-server. A test on a machine without them is skipped, and
// fails where CI=true.
//
// The test driver (test:///default) forgets all changes with its last
// connection, and each connection to test:///FILE sees a node of its own. So
// a test that changes something keeps a Shell open on test:///default.
package libvirtdtest
