package headers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/kernelc/realtool"
)

// layouts are structures that have all of Linux's members: a debugger of the
// real kernel shows these offsets on x86-64. A word without an offset is of
// eight bytes more than the one before.
var layouts = []struct{ structure, members string }{
	{"file_operations", "owner llseek read write read_iter write_iter iopoll iterate iterate_shared poll unlocked_ioctl " +
		"compat_ioctl mmap mmap_supported_flags open flush release fsync fasync lock sendpage get_unmapped_area " +
		"check_flags flock splice_write splice_read splice_eof setlease fallocate show_fdinfo copy_file_range " +
		"remap_file_range fadvise uring_cmd uring_cmd_iopoll"},
	{"proc_ops", "proc_flags proc_open proc_read proc_read_iter proc_write proc_lseek proc_release proc_poll proc_ioctl " +
		"proc_compat_ioctl proc_mmap proc_get_unmapped_area"},
	{"miscdevice", "minor name fops list:24 parent:40 this_device groups nodename mode"},
	{"seq_operations", "start stop next show"},
	{"seq_file", "buf size from count pad_until index read_pos lock op:88 poll_event file private"},
	{"kernel_param", "name mod ops perm level:26 flags:27 arg:32"},
	{"kernel_param_ops", "flags set get free"},
	{"module", "state list name:24"},
	{"kobject", "name entry parent:24 kset ktype sd kref"},
	{"cdev", "kobj owner:64 ops list dev:96 count:100"},
	{"work_struct", "data entry func:24"},
	{"delayed_work", "work timer:32 wq:72 cpu"},
	{"timer_list", "entry expires:16 function flags"},
	{"mutex", "owner wait_lock wait_list"},
	{"notifier_block", "notifier_call next priority"},
	{"wait_queue_head", "lock head"},
	{"wait_queue_entry", "flags private func entry"},
	{"completion", "done wait"},
	{"list_head", "next prev"},
	{"kref", "refcount"},
}

// TestLayouts has gcc work out the offsets of members.
func TestLayouts(t *testing.T) {
	realtool.GCC(t)
	var source strings.Builder
	for _, name := range Names() {
		source.WriteString("#include <" + name + ">\n")
	}
	for _, layout := range layouts {
		offset := -8
		for _, member := range strings.Fields(layout.members) {
			name, at, given := strings.Cut(member, ":")
			offset += 8
			if given {
				offset, _ = strconv.Atoi(at)
			}
			source.WriteString("_Static_assert(offsetof(struct " + layout.structure + ", " + name + ") == " +
				strconv.Itoa(offset) + ", \"" + layout.structure + "." + name + "\");\n")
		}
	}
	file := filepath.Join(t.TempDir(), "layouts.c")
	if err := os.WriteFile(file, []byte(source.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("gcc", "-nostdinc", "-I"+folder, "-std=gnu11", "-fno-builtin", "-fsyntax-only", file)
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
