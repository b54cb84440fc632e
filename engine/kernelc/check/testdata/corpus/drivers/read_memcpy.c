// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/string.h>

static char store[128];

static ssize_t store_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	len = min(len, sizeof(store));
	memcpy(buf, store, len);
	strncpy(buf, store, len);
	return len;
}

static ssize_t store_write(struct file *file, const char __user *buf, size_t len, loff_t *ppos)
{
	len = min(len, sizeof(store));
	memcpy(store, buf, len);
	if (strlen(buf) > len || strcmp(buf, "off") == 0)
		return -EINVAL;
	memset(buf, 0, len);
	return len;
}

static const struct file_operations store_fops = {
	.owner = THIS_MODULE,
	.read = store_read,
	.write = store_write,
};

static struct miscdevice store_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "store",
	.fops = &store_fops,
};
module_misc_device(store_dev);
MODULE_LICENSE("GPL");
