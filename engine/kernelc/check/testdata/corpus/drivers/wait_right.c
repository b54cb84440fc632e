// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/poll.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(readers);
static DEFINE_SPINLOCK(value_lock);
static int value;
static bool fresh;

static ssize_t mail_read(struct file *file, char __user *buf, size_t len, loff_t *ppos)
{
	int v, err;

	if (len < sizeof(v))
		return -EINVAL;
	if (!fresh && (file->f_flags & O_NONBLOCK))
		return -EAGAIN;
	err = wait_event_interruptible(readers, READ_ONCE(fresh));
	if (err)
		return err;
	spin_lock(&value_lock);
	v = value;
	fresh = false;
	spin_unlock(&value_lock);
	return put_user(v, (int __user *)buf) ? -EFAULT : sizeof(v);
}

static ssize_t mail_write(struct file *file, const char __user *buf, size_t len, loff_t *ppos)
{
	int v;

	if (len != sizeof(v) || get_user(v, (int __user *)buf))
		return -EFAULT;
	spin_lock(&value_lock);
	value = v;
	fresh = true;
	spin_unlock(&value_lock);
	wake_up_interruptible(&readers);
	return len;
}

static __poll_t mail_poll(struct file *file, poll_table *wait)
{
	poll_wait(file, &readers, wait);
	return EPOLLOUT | (fresh ? EPOLLIN | EPOLLRDNORM : 0);
}

static const struct file_operations mail_fops = {
	.owner = THIS_MODULE,
	.read = mail_read,
	.write = mail_write,
	.poll = mail_poll,
};

static struct miscdevice mail = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "mail",
	.fops = &mail_fops,
};
module_misc_device(mail);
MODULE_LICENSE("GPL");
