// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

static const char greeting[] = "hello, world\n";

static ssize_t greet_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	size_t i;

	if (*ppos >= sizeof(greeting) - 1)
		return 0;
	for (i = 0; i < len && *ppos + i < sizeof(greeting) - 1; i++)
		buf[i] = greeting[*ppos + i];
	*buf = greeting[0];
	*ppos += i;
	return i;
}

static ssize_t greet_write(struct file *file, const char __user *buf, size_t len, loff_t *ppos)
{
	char first = *buf;
	char last = buf[len - 1];

	pr_info("first %c last %c\n", first, last);
	if (buf[0] == '\n')
		return -EINVAL;
	return len;
}

static const struct file_operations greet_fops = {
	.owner = THIS_MODULE,
	.read = greet_read,
	.write = greet_write,
};

static struct miscdevice greet = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "greet",
	.fops = &greet_fops,
};
module_misc_device(greet);
MODULE_LICENSE("GPL");
