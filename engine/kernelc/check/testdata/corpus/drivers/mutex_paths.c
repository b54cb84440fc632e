// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/delay.h>

static DEFINE_MUTEX(m);
static DEFINE_SPINLOCK(s);
static int shared;

static int early_return(int n)
{
	mutex_lock(&m);
	if (n < 0)
		return -EINVAL;
	shared = n;
	mutex_unlock(&m);
	return 0;
}

static void *sleeps(void)
{
	void *p;

	spin_lock(&s);
	msleep(1);
	p = kmalloc(10, GFP_KERNEL);
	spin_unlock(&s);
	return p;
}

static int swaps(bool first)
{
	if (first)
		spin_lock(&s);
	else
		mutex_lock(&m);
	shared++;
	if (first)
		spin_unlock(&s);
	else
		mutex_unlock(&m);
	return shared;
}

static int loops(int n)
{
	int i;

	for (i = 0; i < n; i++) {
		spin_lock(&s);
		if (shared == i)
			break;
		spin_unlock(&s);
	}
	return i;
}

static int switches(int n)
{
	spin_lock_bh(&s);
	switch (n) {
	case 0:
		spin_unlock_bh(&s);
		return 0;
	case 1:
		return 1;
	default:
		break;
	}
	spin_unlock(&s);
	return n;
}

static int __init paths_init(void)
{
	return early_return(1) + swaps(true) + loops(3) + switches(0) + (sleeps() == NULL);
}
module_init(paths_init);
MODULE_LICENSE("GPL");
