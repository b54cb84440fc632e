// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/debugfs.h>

static struct dentry *dir;
static u32 limit = 10;
static u64 big;
static bool on;

static int status_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%u %llu\n", limit, big);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(status);

static int square_get(void *data, u64 *val)
{
	u32 *p = data;

	*val = (u64)*p * *p;
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(square_fops, square_get, NULL, "%llu\n");

static int __init d_init(void)
{
	dir = debugfs_create_dir("demo", 0);
	debugfs_create_file("status", 0444, dir, NULL, &status_fops);
	debugfs_create_file("square", 0444, dir, &limit, &square_fops);
	debugfs_create_u32("limit", 0644, dir, &limit);
	debugfs_create_u32("big", 0644, dir, &big);
	debugfs_create_bool("on", 0644, dir, on);
	return 0;
}

static void __exit d_exit(void)
{
	debugfs_remove_recursive(dir);
}
module_init(d_init);
module_exit(d_exit);
MODULE_LICENSE("GPL");
