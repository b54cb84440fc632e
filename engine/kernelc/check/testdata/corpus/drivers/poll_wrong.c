// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/poll.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int ready;

static unsigned int old_poll(struct file *file, poll_table *wait)
{
	unsigned int mask = 0;

	poll_wait(file, &queue, wait);
	if (ready)
		mask |= POLLIN | POLLRDNORM;
	return mask;
}

static __poll_t mixed_poll(struct file *file, poll_table *wait)
{
	__poll_t mask = 0;

	poll_wait(file, queue, wait);
	if (ready > 1)
		mask |= POLLOUT;
	if (ready > 2)
		mask = POLLIN | POLLRDNORM;
	if (mask & POLLIN)
		return POLLERR;
	if (ready)
		mask |= EPOLLIN;
	return mask + 1;
}

static const struct file_operations old_fops = {
	.owner = THIS_MODULE,
	.poll = old_poll,
};
static const struct file_operations mixed_fops = {
	.owner = THIS_MODULE,
	.poll = mixed_poll,
};

static int __init poll_init(void)
{
	return register_chrdev(0, "old", &old_fops) + register_chrdev(0, "mixed", &mixed_fops);
}
module_init(poll_init);
MODULE_LICENSE("GPL");
