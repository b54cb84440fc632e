// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>

static char *buffer;

static ssize_t m_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	if (copy_to_user(buf, buffer, len))
		return -EFAULT;
	return len;
}

static int __init m_init(void)
{
	buffer = kzalloc(100, GFP_KERNEL);
	if (!buffer)
		return -ENOMEM;
	msleep(10);
	return m_read(NULL, NULL, 0, NULL);
}

static void __exit m_exit(void)
{
	kfree(buffer);
}
module_init(m_init);
module_exit(m_exit);
MODULE_LICENSE("GPL");
