# Makes the folder $1 what a libvirtd in this namespace takes for its own, and
# holds the namespace until standard input ends. Everything that was started in
# it, and the folder, go with it, also when whoever started this was killed.
set -eu
trap '' CHLD # the kernel buries the dead

for name in lib cache log; do
	mkdir -p "/var/$name/libvirt"
	mount --bind "$1/$name" "/var/$name/libvirt"
done
# What libvirtd found out of the emulators is the same for all daemons.
mkdir -p /var/cache/libvirt/qemu/capabilities
mount --bind "$2" /var/cache/libvirt/qemu/capabilities
mkdir -p /etc/libvirt
mount --bind "$1/etc" /etc/libvirt
mount --bind "$1/run" /run
echo ready
cat >/dev/null
kill -KILL -1 || true # there may be nothing left
umount -l /var/cache/libvirt/qemu/capabilities
rm -rf "$1"
