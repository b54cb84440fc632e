// An ioctl gets its argument as a number. The cast that makes it a pointer
// has to say whose memory it names.
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct gauge_range {
	int low, high;
};

#define GAUGE_SET _IOW('g', 1, struct gauge_range)
#define GAUGE_GET _IOR('g', 2, struct gauge_range)
#define GAUGE_LOW _IOR('g', 3, int)

static struct gauge_range range;

static long gauge_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gauge_range __user *up = (struct gauge_range __user *)arg;
	struct gauge_range *kp = (struct gauge_range *)arg;

	switch (cmd) {
	case GAUGE_SET:
		if (up->low > up->high)
			return -EINVAL;
		if (copy_from_user(&range, kp, sizeof(range)))
			return -EFAULT;
		return 0;
	case GAUGE_GET:
		return copy_to_user(up, &range, sizeof(range)) ? -EFAULT : 0;
	case GAUGE_LOW:
		return put_user(range.low, (int __user *)arg);
	}
	return -ENOTTY;
}

extern const struct file_operations gauge_fops;
const struct file_operations gauge_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = gauge_ioctl,
};
MODULE_LICENSE("GPL");
