// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

#define BUF_SIZE 32
#define COPY_OUT(to, from, n) (copy_to_user(to, from, n) ? -EFAULT : 0)
#define FIRST(p) (*(p))
#define CHECK(cond, err) do { if (!(cond)) return (err); } while (0)
#define DEFINE_BOX(name, size) char name##_data[size]; int name##_used

DEFINE_BOX(small, BUF_SIZE);
static DEFINE_BOX(large, 4 * BUF_SIZE);

static long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	char __user *up = (char __user *)arg;
	char *kp = (char *)arg;

	CHECK(cmd < 4, -ENOTTY);
	CHECK(FIRST(up) == 'x', -EINVAL);
	if (COPY_OUT(up, small_data, small_used))
		return -EFAULT;
	return COPY_OUT(kp, large_data, large_used);
}

static const struct file_operations box_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = box_ioctl,
};

static int __init box_init(void)
{
	pr_info("%s: %d\n", __func__, FIRST((int *)0));
	return register_chrdev(0, "box", &box_fops);
}
module_init(box_init);
MODULE_LICENSE("GPL");
