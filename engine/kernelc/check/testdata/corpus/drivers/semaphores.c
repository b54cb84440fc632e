// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(one);
static DECLARE_RWSEM(config_sem);
static struct semaphore four;
static DECLARE_COMPLETION(done);
static int config;

static int set(int v)
{
	if (down_interruptible(&one))
		return -ERESTARTSYS;
	down_write(&config_sem);
	config = v;
	up_write(&config_sem);
	complete_all(&done);
	return 0;
}

static int get(void)
{
	int v;

	down_read(&config_sem);
	v = config;
	if (v < 0)
		return v;
	up_read(&config_sem);
	return v;
}

static int __init sems_init(void)
{
	sema_init(&four, 4);
	down(four);
	up(&one, 1);
	down_interruptible(&four);
	if (wait_for_completion_timeout(&done, HZ) == 0)
		return -ETIMEDOUT;
	return set(1) + get() + wait_for_completion(&done);
}
module_init(sems_init);
MODULE_LICENSE("GPL");
