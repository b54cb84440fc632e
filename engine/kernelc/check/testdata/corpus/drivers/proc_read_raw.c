// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/jiffies.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

static struct proc_dir_entry *entry = 0;
static unsigned long opened;

static int clock_open(struct inode *inode, struct file *file)
{
	opened++;
	file->private_data = pde_data(inode);
	return 0;
}

static ssize_t clock_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	char text[64];
	int n = scnprintf(text, sizeof(text), "%lu %lu\n", jiffies, opened);

	if (*ppos)
		return 0;
	sprintf(buf, "%lu\n", jiffies);
	if (copy_to_user(buf, text, n))
		return -EFAULT;
	*ppos = n;
	return n;
}

static ssize_t clock_write(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	unsigned long v;

	if (kstrtoul(buf, 10, &v))
		return -EINVAL;
	if (kstrtoul_from_user(buf, len, 10, &opened))
		return -EINVAL;
	return len;
}

static const struct proc_ops clock_ops = {
	.proc_open = clock_open,
	.proc_read = clock_read,
	.proc_write = clock_write,
};

static int __init clock_init(void)
{
	entry = proc_create_data("clock", 0666, NULL, &clock_ops, &opened);
	if (entry == 0)
		return -ENOMEM;
	return 0;
}

static void __exit clock_exit(void)
{
	proc_remove(entry);
}
module_init(clock_init);
module_exit(clock_exit);
MODULE_LICENSE("GPL");
