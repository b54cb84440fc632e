// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

struct limits {
	__u32 low;
	__u32 high;
	__u64 buffer;
	__u32 length;
	__u32 pad;
};

#define LIM_MAGIC 'l'
#define LIM_GET _IOR(LIM_MAGIC, 0, struct limits)
#define LIM_SET _IOW(LIM_MAGIC, 1, struct limits)
#define LIM_CLEAR _IO(LIM_MAGIC, 2)
#define LIM_NAME _IOWR(LIM_MAGIC, 3, struct limits)

static struct limits now = { .low = 1, .high = 100 };
static const char name[] = "limits";

static long lim_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *argp = (void __user *)arg;
	struct limits l;

	if (_IOC_TYPE(cmd) != LIM_MAGIC)
		return -ENOTTY;
	switch (cmd) {
	case LIM_GET:
		if (copy_to_user(argp, &now, sizeof(now)))
			return -EFAULT;
		return 0;
	case LIM_SET:
		if (copy_from_user(&l, argp, sizeof(l)))
			return -EFAULT;
		if (l.low > l.high)
			return -EINVAL;
		now = l;
		return 0;
	case LIM_CLEAR:
		now = (struct limits){ };
		return 0;
	case LIM_NAME:
		if (copy_from_user(&l, argp, sizeof(l)))
			return -EFAULT;
		if (l.length < sizeof(name))
			return -ENOSPC;
		if (copy_to_user(u64_to_user_ptr(l.buffer), name, sizeof(name)))
			return -EFAULT;
		return sizeof(name);
	}
	return -ENOTTY;
}

static const struct file_operations lim_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = lim_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static struct miscdevice lim_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "limits",
	.fops = &lim_fops,
	.mode = 0666,
};
module_misc_device(lim_dev);
MODULE_LICENSE("GPL");
