// sparse: -nostdinc -isystem HEADERS
// labwait: read blocks on a wait queue until somebody writes; poll; O_NONBLOCK
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/poll.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(wq);
static char buf[64];
static size_t have;
static int retint;			// 1: return -EINTR where 0 returns -ERESTARTSYS
module_param(retint, int, 0644);

static ssize_t w_read(struct file *f, char __user *u, size_t n, loff_t *pos)
{
	int r;

	if (!have) {
		if (f->f_flags & O_NONBLOCK)
			return -EAGAIN;
		pr_info("labwait: %s sleeps\n", current->comm);
		r = wait_event_interruptible(wq, have);
		pr_info("labwait: %s woke, r=%d\n", current->comm, r);
		if (r)
			return retint ? -EINTR : r;
	}
	n = min(n, have);
	if (copy_to_user(u, buf, n))
		return -EFAULT;
	have = 0;
	return n;
}
static ssize_t w_write(struct file *f, const char __user *u, size_t n, loff_t *pos)
{
	n = min(n, sizeof(buf));
	if (copy_from_user(buf, u, n))
		return -EFAULT;
	have = n;
	wake_up_interruptible(&wq);
	return n;
}
static __poll_t w_poll(struct file *f, poll_table *t)
{
	poll_wait(f, &wq, t);
	return EPOLLOUT | EPOLLWRNORM | (have ? EPOLLIN | EPOLLRDNORM : 0);
}
static int w_release(struct inode *i, struct file *f)
{
	pr_info("labwait: release by %s\n", current->comm);
	return 0;
}
static const struct file_operations w_fops = {
	.owner = THIS_MODULE, .read = w_read, .write = w_write, .poll = w_poll, .release = w_release,
};
static struct miscdevice w_dev = { .minor = MISC_DYNAMIC_MINOR, .name = "labwait", .fops = &w_fops };
module_misc_device(w_dev);
MODULE_LICENSE("GPL");
