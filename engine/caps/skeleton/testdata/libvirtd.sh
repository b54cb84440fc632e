#!/bin/sh
# Runs a libvirtd of its own in the foreground: libvirtd.sh DIR
# All that it reads of configuration and all that it writes lies under DIR,
# which is bound over libvirt's directories in a mount namespace of this
# process alone. Needs root. The socket is DIR/run/libvirt/libvirt-sock.
set -eu
if [ "${2-}" != inside ]; then
	exec unshare --mount --propagation private sh "$0" "$1" inside
fi
dir=$1
mkdir -p "$dir/etc" "$dir/run/libvirt" "$dir/lib" "$dir/cache" "$dir/log"
for pair in etc:/etc/libvirt lib:/var/lib/libvirt cache:/var/cache/libvirt log:/var/log/libvirt run:/run; do
	mkdir -p "${pair#*:}"
	mount --bind "$dir/${pair%%:*}" "${pair#*:}"
done
cat >/etc/libvirt/libvirtd.conf <<'CONF'
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_rw_perms = "0700"
CONF
# Guests are defined, never started: nothing here needs confinement.
cat >/etc/libvirt/qemu.conf <<'CONF'
user = "root"
group = "root"
security_driver = "none"
namespaces = []
cgroup_controllers = []
CONF
exec libvirtd --config /etc/libvirt/libvirtd.conf --pid-file "$dir/libvirtd.pid"
