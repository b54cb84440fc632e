// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static char mem[32];

static ssize_t plain_read(struct file *f, char *buf, size_t n, loff_t *pos)
{
	if (copy_to_user(buf, mem, min(n, sizeof(mem))))
		return -EFAULT;
	return n;
}

static ssize_t plain_write(struct file *f, const char *buf, size_t n, loff_t *pos)
{
	if (copy_from_user(mem, buf, min(n, sizeof(mem))))
		return -EFAULT;
	return n;
}

static long plain_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	int v;

	if (copy_from_user(&v, (int *)arg, sizeof(v)))
		return -EFAULT;
	return put_user(v + 1, (int *)arg);
}

static const struct file_operations plain_fops = {
	.owner = THIS_MODULE,
	.read = plain_read,
	.write = plain_write,
	.unlocked_ioctl = plain_ioctl,
};

int plain_major = 0;

static int __init plain_init(void)
{
	plain_major = register_chrdev(0, "plain", &plain_fops);
	return plain_major < 0 ? plain_major : 0;
}

static void __exit plain_exit(void)
{
	unregister_chrdev(plain_major, "plain");
}
module_init(plain_init);
module_exit(plain_exit);
MODULE_LICENSE("GPL");
