// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/fs.h>
#include <linux/seq_file.h>

static int stat_show(struct seq_file *m, void *v)
{
	seq_puts(m, "up\n");
	seq_printf(m, "%lu\n", jiffies);
	return 0;
}

static int stat_open(struct inode *inode, struct file *file)
{
	return single_open(file, stat_show, 0);
}

static const struct file_operations stat_fops = {
	.owner = THIS_MODULE,
	.open = stat_open,
	.read = seq_read,
	.llseek = seq_lseek,
	.release = single_release,
};

static const struct proc_ops stat_ops = {
	.owner = THIS_MODULE,
	.proc_open = stat_open,
	.proc_read = seq_read,
	.proc_release = single_release,
};

static int __init stat_init(void)
{
	proc_create("stat_old", 0, 0, &stat_fops);
	proc_create("stat_new", 0444, NULL, &stat_ops);
	return 0;
}

static void __exit stat_exit(void)
{
	remove_proc_entry("stat_old", 0);
	remove_proc_entry("stat_new", NULL);
}
module_init(stat_init);
module_exit(stat_exit);
MODULE_LICENSE("GPL");
