// A character device whose read handler takes the program's buffer for its own.
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/string.h>

static const char greeting[] = "hello from the kernel\n";

static ssize_t greet_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	if (len < sizeof(greeting))
		return -EINVAL;

	buf[0] = greeting[0];
	memcpy(buf, greeting, sizeof(greeting));
	return sizeof(greeting);
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
