// sparse prints nothing of these: it follows types, not meanings. This page
// has rules of its own for some of them.
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/uaccess.h>

static char line[64];

static ssize_t line_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	pr_info("got %s\n", buf);		// printk looks through it

	if (len > sizeof(line))
		return -EINVAL;
	return copy_from_user(line, buf, len);	// what is left is no error code
}

static ssize_t line_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	if (copy_to_user(buf, line, sizeof(line)) < 0)	// never below 0
		return -EFAULT;
	return sizeof(line);
}

extern const struct file_operations line_fops;
const struct file_operations line_fops = {
	.owner = THIS_MODULE,
	.read = line_read,
	.write = line_write,
};
MODULE_LICENSE("GPL");
