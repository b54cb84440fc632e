// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static char mem[64];

static ssize_t swapped_read(struct file *f, char __user *buf, size_t n, loff_t *pos)
{
	if (n > sizeof(mem))
		n = sizeof(mem);
	if (copy_from_user(buf, mem, n))
		return -EFAULT;
	return n;
}

static ssize_t swapped_write(struct file *f, const char __user *buf, size_t n, loff_t *pos)
{
	if (n > sizeof(mem))
		n = sizeof(mem);
	if (copy_to_user(buf, mem, n))
		return -EFAULT;
	if (copy_to_user(mem, buf, n))
		return -EFAULT;
	return n;
}

static int swapped_fill(void __user *to)
{
	char local[8] = "fill";

	if (copy_from_user(to, local, sizeof(local)))
		return -EFAULT;
	if (copy_to_user(local, to, sizeof(local)))
		return -EFAULT;
	return copy_from_user(local, local, 4) ? -EFAULT : 0;
}

static const struct file_operations swapped_fops = {
	.owner = THIS_MODULE,
	.read = swapped_read,
	.write = swapped_write,
};
static int major;

static int __init swapped_init(void)
{
	major = register_chrdev(0, "swapped", &swapped_fops);
	return major < 0 ? major : swapped_fill(NULL);
}

static void __exit swapped_exit(void)
{
	unregister_chrdev(major, "swapped");
}
module_init(swapped_init);
module_exit(swapped_exit);
MODULE_LICENSE("GPL");
