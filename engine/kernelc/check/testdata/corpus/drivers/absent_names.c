// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>

static int major;

static int __init old_init(void)
{
	struct timeval tv;
	mm_segment_t fs = get_fs();

	do_gettimeofday(&tv);
	set_fs(KERNEL_DS);
	major = register_blkdev(0, "old");
	create_proc_entry("old", 0, NULL);
	set_fs(fs);
	return 0;
}

static void __exit old_exit(void)
{
	unregister_blkdev(major, "old");
	kfree_skb(NULL);
}
module_init(old_init);
module_exit(old_exit);
MODULE_LICENSE("GPL");
