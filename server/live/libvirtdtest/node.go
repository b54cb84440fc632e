package libvirtdtest

import (
	"fmt"
	"strings"
)

// NodeSize is how much is in a test driver's node.
type NodeSize struct {
	Domains  int // named domain-0001 and so on
	Shutoff  int // how many of these, the last ones, do not run
	Networks int // network-0001, …, all active
	Pools    int // pool-0001, …, all active
}

// NodeXML describes a node for the test driver. The same sizes give the same
// node, UUIDs included.
func NodeXML(size NodeSize) string {
	var b strings.Builder
	b.WriteString(`<node>
  <cpu>
    <mhz>2400</mhz>
    <model>ringlab</model>
    <active>16</active>
    <nodes>2</nodes>
    <sockets>1</sockets>
    <cores>4</cores>
    <threads>2</threads>
  </cpu>
  <memory>67108864</memory>
`)
	for n := 1; n <= size.Networks; n++ {
		fmt.Fprintf(&b, `  <network>
    <name>network-%04d</name>
    <uuid>%s</uuid>
    <bridge name='virbr%d'/>
    <ip address='10.%d.%d.1' netmask='255.255.255.0'/>
  </network>
`, n, uuid(2, n), n, n>>8&255, n&255)
	}
	for n := 1; n <= size.Pools; n++ {
		fmt.Fprintf(&b, `  <pool type='dir'>
    <name>pool-%04d</name>
    <uuid>%s</uuid>
    <target><path>/pool-%04d</path></target>
  </pool>
`, n, uuid(3, n), n)
	}
	for n := 1; n <= size.Domains; n++ {
		state := 1
		if n > size.Domains-size.Shutoff {
			state = 5
		}
		b.WriteString(DomainXML(n, state))
	}
	b.WriteString("</node>\n")
	return b.String()
}

// DomainXML describes the test domain number n. The state counts only within
// a node: 1 is running, 5 shut off (virDomainState).
func DomainXML(n, state int) string {
	return fmt.Sprintf(`  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
    <name>domain-%04d</name>
    <uuid>%s</uuid>
    <memory unit='KiB'>%d</memory>
    <vcpu>%d</vcpu>
    <os><type arch='x86_64'>hvm</type></os>
    <devices>
      <disk type='file' device='disk'>
        <source file='/disks/domain-%04d.img'/>
        <target dev='vda' bus='virtio'/>
      </disk>
      <interface type='network'>
        <mac address='52:54:00:%02x:%02x:%02x'/>
        <source network='default'/>
        <target dev='tap%d'/>
      </interface>
    </devices>
    <test:runstate>%d</test:runstate>
  </domain>
`, n, uuid(1, n), (1+n%8)*262144, 1+n%4, n, n>>16&255, n>>8&255, n&255, n, state)
}

// uuid is a UUID for the thing number n of a kind.
func uuid(kind, n int) string {
	return fmt.Sprintf("5e7a0000-%04x-4000-8000-%012x", kind, n)
}
