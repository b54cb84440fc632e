// sparse: -nostdinc -isystem HEADERS
// labmisc: miscdevice; file_operations.owner set
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>

static int m_open(struct inode *i, struct file *f)
{
	pr_info("labmisc: open, refcount now %d\n", module_refcount(THIS_MODULE));
	return 0;
}
static const struct file_operations m_fops = {
	.owner = THIS_MODULE,
	.open = m_open,
};
static struct miscdevice m_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "labmisc",
	.fops = &m_fops,
};
module_misc_device(m_dev);
MODULE_LICENSE("GPL");
