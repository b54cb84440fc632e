// sparse: -nostdinc -isystem HEADERS
// labproc: a /proc file with proc_ops (no .owner field there!) and a seq_file with three records
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/delay.h>
#include <linux/uaccess.h>

static int slow;			// ms that the plain read handler sleeps
module_param(slow, int, 0644);

static ssize_t p_read(struct file *f, char __user *buf, size_t n, loff_t *pos)
{
	static const char text[] = "hello from /proc\n";

	pr_info("labproc: read n=%zu pos=%lld refcount=%d\n", n, *pos, module_refcount(THIS_MODULE));
	if (slow)
		msleep(slow);
	pr_info("labproc: read goes on\n");
	return simple_read_from_buffer(buf, n, pos, text, sizeof(text) - 1);
}
static int p_open(struct inode *i, struct file *f)
{
	pr_info("labproc: open refcount=%d\n", module_refcount(THIS_MODULE));
	return 0;
}
static int p_release(struct inode *i, struct file *f)
{
	pr_info("labproc: release\n");
	return 0;
}
static const struct proc_ops p_ops = {
	.proc_open = p_open,
	.proc_read = p_read,
	.proc_lseek = default_llseek,
	.proc_release = p_release,
};

static const char *const rec[] = { "zero", "one", "two" };
static void *s_start(struct seq_file *m, loff_t *pos)
{
	pr_info("labproc: start pos=%lld\n", *pos);
	return *pos < ARRAY_SIZE(rec) ? (void *)&rec[*pos] : NULL;
}
static void *s_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return *pos < ARRAY_SIZE(rec) ? (void *)&rec[*pos] : NULL;
}
static void s_stop(struct seq_file *m, void *v) { pr_info("labproc: stop v=%s\n", v ? "record" : "NULL"); }
static int s_show(struct seq_file *m, void *v)
{
	seq_printf(m, "record %s\n", *(const char **)v);
	return 0;
}
static const struct seq_operations s_ops = { .start = s_start, .next = s_next, .stop = s_stop, .show = s_show };

static int __init p_init(void)
{
	struct proc_dir_entry *d = proc_mkdir("lab", NULL);

	if (!d || !proc_create("plain", 0644, d, &p_ops) || !proc_create_seq("seq", 0444, d, &s_ops)) {
		remove_proc_subtree("lab", NULL);
		return -ENOMEM;
	}
	return 0;
}
static void __exit p_exit(void)
{
	pr_info("labproc: exit begins\n");
	remove_proc_subtree("lab", NULL);	// waits for handlers that are running
	pr_info("labproc: exit ends\n");
}
module_init(p_init);
module_exit(p_exit);
MODULE_LICENSE("GPL");
