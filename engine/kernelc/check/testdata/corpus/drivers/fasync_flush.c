// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/signal.h>

static struct fasync_struct *waiters;

static int bell_fasync(int fd, struct file *file, int on)
{
	return fasync_helper(fd, file, on, &waiters);
}

static int bell_flush(struct file *file, fl_owner_t id)
{
	return 0;
}

static int bell_release(struct inode *inode, struct file *file)
{
	return bell_fasync(-1, file, 0);
}

static ssize_t bell_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	if (waiters)
		kill_fasync(&waiters, SIGIO, POLL_IN);
	kill_fasync(waiters, SIGIO, POLL_IN);
	if (len && buf)
		return len;
	return 0;
}

static struct file_operations bell_fops = {
	.owner = THIS_MODULE,
	.fasync = bell_fasync,
	.flush = bell_flush,
	.release = bell_release,
	.write = bell_write,
};
static struct miscdevice bell = { MISC_DYNAMIC_MINOR, "bell", &bell_fops };

static int __init bell_init(void) { return misc_register(&bell); }
static void __exit bell_exit(void) { misc_deregister(&bell); }
module_init(bell_init);
module_exit(bell_exit);
MODULE_LICENSE("GPL");
