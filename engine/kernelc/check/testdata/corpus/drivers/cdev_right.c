// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/uaccess.h>
#include <linux/slab.h>

#define BUFFER 256

static dev_t first;
static struct cdev box;
static struct class *box_class;
static DEFINE_MUTEX(box_lock);
static char *content;
static size_t filled;

static ssize_t box_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	ssize_t done;

	if (mutex_lock_interruptible(&box_lock))
		return -ERESTARTSYS;
	done = simple_read_from_buffer(buf, len, ppos, content, filled);
	mutex_unlock(&box_lock);
	return done;
}

static ssize_t box_write(struct file *file, const char __user *buf, size_t len, loff_t *ppos)
{
	size_t n = min_t(size_t, len, BUFFER);

	mutex_lock(&box_lock);
	if (copy_from_user(content, buf, n)) {
		mutex_unlock(&box_lock);
		return -EFAULT;
	}
	filled = n;
	mutex_unlock(&box_lock);
	return n;
}

static const struct file_operations box_fops = {
	.owner = THIS_MODULE,
	.read = box_read,
	.write = box_write,
	.llseek = default_llseek,
};

static int __init box_init(void)
{
	struct device *device;
	int err;

	content = kzalloc(BUFFER, GFP_KERNEL);
	if (!content)
		return -ENOMEM;
	err = alloc_chrdev_region(&first, 0, 1, "box");
	if (err)
		goto free;
	cdev_init(&box, &box_fops);
	box.owner = THIS_MODULE;
	err = cdev_add(&box, first, 1);
	if (err)
		goto region;
	box_class = class_create(THIS_MODULE, "box");
	if (IS_ERR(box_class)) {
		err = PTR_ERR(box_class);
		goto del;
	}
	device = device_create(box_class, NULL, first, NULL, "box%d", 0);
	if (IS_ERR(device)) {
		err = PTR_ERR(device);
		goto class;
	}
	return 0;
class:
	class_destroy(box_class);
del:
	cdev_del(&box);
region:
	unregister_chrdev_region(first, 1);
free:
	kfree(content);
	return err;
}

static void __exit box_exit(void)
{
	device_destroy(box_class, first);
	class_destroy(box_class);
	cdev_del(&box);
	unregister_chrdev_region(first, 1);
	kfree(content);
}

module_init(box_init);
module_exit(box_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A box of bytes");
