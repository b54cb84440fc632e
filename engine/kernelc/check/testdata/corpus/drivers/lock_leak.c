// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct counter {
	spinlock_t lock;
	unsigned long value;
	int users;
};

static struct counter all;

static int counter_add(struct counter *c, int n)
{
	spin_lock(&c->lock);
	if (n < 0)
		return -EINVAL;
	c->value += n;
	spin_unlock(&c->lock);
	return 0;
}

static unsigned long counter_read(struct counter *c)
{
	unsigned long v = c->value;

	spin_unlock(&c->lock);
	return v;
}

static void counter_enter(struct counter *c)
{
	spin_lock(&c->lock);
	c->users++;
}

static int counter_leave(struct counter *c, bool unlock)
{
	int left = --c->users;

	if (unlock)
		spin_unlock(&c->lock);
	return left;
}

static int __init counter_init(void)
{
	spin_lock_init(&all.lock);
	counter_add(&all, 1);
	counter_enter(&all);
	counter_leave(&all, true);
	return counter_read(&all) ? 0 : -EIO;
}
module_init(counter_init);
MODULE_LICENSE("GPL");
