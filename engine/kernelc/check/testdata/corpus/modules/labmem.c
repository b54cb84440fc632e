// sparse: -nostdinc -isystem HEADERS
// labmem: 16-byte device; partial copies are reported as short counts
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static char mem[8192] = "0123456789abcdef";
static int strict;			// 1: any uncopied byte gives -EFAULT, 0: short count
module_param(strict, int, 0644);

static int m_open(struct inode *i, struct file *f)
{
	pr_info("labmem: open refcount=%d\n", module_refcount(THIS_MODULE));
	return 0;
}
static int m_flush(struct file *f, fl_owner_t id)
{
	pr_info("labmem: flush by %s f_count=%ld\n", current->comm, file_count(f));
	return 0;
}
static int m_release(struct inode *i, struct file *f)
{
	pr_info("labmem: release by %s refcount=%d\n", current->comm, module_refcount(THIS_MODULE));
	return 0;
}
static ssize_t m_read(struct file *f, char __user *u, size_t n, loff_t *pos)
{
	unsigned long left;

	if (*pos >= sizeof(mem))
		return 0;
	n = min_t(size_t, n, sizeof(mem) - *pos);
	left = copy_to_user(u, mem + *pos, n);
	pr_info("labmem: read n=%zu pos=%lld left=%lu\n", n, *pos, left);
	if (left == n || (strict && left))
		return n ? -EFAULT : 0;
	*pos += n - left;
	return n - left;
}
static ssize_t m_write(struct file *f, const char __user *u, size_t n, loff_t *pos)
{
	unsigned long left;

	if (*pos >= sizeof(mem))
		return -ENOSPC;
	n = min_t(size_t, n, sizeof(mem) - *pos);
	left = copy_from_user(mem + *pos, u, n);
	pr_info("labmem: write n=%zu pos=%lld left=%lu\n", n, *pos, left);
	if (left == n || (strict && left))
		return n ? -EFAULT : 0;
	*pos += n - left;
	return n - left;
}
static const struct file_operations m_fops = {
	.owner = THIS_MODULE, .open = m_open, .flush = m_flush, .release = m_release,
	.read = m_read, .write = m_write, .llseek = default_llseek,
};
static struct miscdevice m_dev = { .minor = MISC_DYNAMIC_MINOR, .name = "labmem", .mode = 0666, .fops = &m_fops };
module_misc_device(m_dev);
MODULE_LICENSE("GPL");
