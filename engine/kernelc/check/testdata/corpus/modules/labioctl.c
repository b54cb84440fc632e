// sparse: -nostdinc -isystem HEADERS
// labioctl: misc device whose ioctl takes a struct from user space
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/uaccess.h>
#include "labioctl.h"

static struct lab_cfg cfg = { .speed = 9600 };

static long l_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct lab_cfg __user *u = (struct lab_cfg __user *)arg;
	struct lab_cfg c;

	pr_info("labioctl: cmd=%08x dir=%u type='%c' nr=%u size=%u\n", cmd, _IOC_DIR(cmd), _IOC_TYPE(cmd), _IOC_NR(cmd), _IOC_SIZE(cmd));
	switch (cmd) {
	case LAB_GET:
		return copy_to_user(u, &cfg, sizeof(cfg)) ? -EFAULT : 0;
	case LAB_SET:
		if (copy_from_user(&c, u, sizeof(c)))
			return -EFAULT;
		if (c.flags & ~1u)
			return -EINVAL;
		cfg = c;
		return 0;
	case LAB_XCHG:
		if (copy_from_user(&c, u, sizeof(c)))
			return -EFAULT;
		if (copy_to_user(u, &cfg, sizeof(cfg)))
			return -EFAULT;
		cfg = c;
		return 1;
	case LAB_RESET:
		cfg = (struct lab_cfg){ .speed = 9600 };
		return 0;
	}
	return -ENOTTY;
}
static const struct file_operations l_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = l_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};
static struct miscdevice l_dev = { .minor = MISC_DYNAMIC_MINOR, .name = "labioctl", .fops = &l_fops };
module_misc_device(l_dev);
MODULE_LICENSE("GPL");
