// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static char text[] = "text"

static ssize_t s_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	if (copy_to_user(buf, text, len)
		return -EFAULT;
	*buf = 0;
	return len
}

static const struct file_operations s_fops = {
	.owner = THIS_MODULE,
	.read = s_read
	.write = NULL,
};

static int __init s_init(void)
{
	return register_chrdev(0, "s", &s_fops);
}
module_init(s_init)
module_exit(s_exit)
MODULE_LICENSE("GPL");
