// The same device as it should be: what crosses the border is copied across.
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/uaccess.h>

static const char greeting[] = "hello from the kernel\n";

static ssize_t greet_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	size_t size = sizeof(greeting) - 1;

	if (*pos >= size)
		return 0;
	if (len > size - *pos)
		len = size - *pos;
	if (copy_to_user(buf, greeting + *pos, len))
		return -EFAULT;
	*pos += len;
	return len;
}

static const struct file_operations greet_fops = {
	.owner = THIS_MODULE,
	.read = greet_read,
};

static int major;

static int __init greet_init(void)
{
	major = register_chrdev(0, "greet", &greet_fops);
	return major < 0 ? major : 0;
}

static void __exit greet_exit(void)
{
	unregister_chrdev(major, "greet");
}

module_init(greet_init);
module_exit(greet_exit);
MODULE_LICENSE("GPL");
