// sparse: -nostdinc -isystem HEADERS
// labatomic: locking mistakes; mode chosen by writing to "act"
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/delay.h>
#include <linux/slab.h>
#include <linux/sched/signal.h>

static DEFINE_MUTEX(m);
static DEFINE_SPINLOCK(s);

static int act_set(const char *val, const struct kernel_param *kp)
{
	int a, r;
	void *p;

	if (kstrtoint(val, 0, &a))
		return -EINVAL;
	pr_info("labatomic: act %d preempt_count=%x in_atomic=%d\n", a, preempt_count(), in_atomic());
	switch (a) {
	case 0:				// kmalloc(GFP_KERNEL) under a spinlock: may sleep, says nothing here
		spin_lock(&s);
		pr_info("labatomic: under lock preempt_count=%x in_atomic=%d\n", preempt_count(), in_atomic());
		p = kmalloc(32, GFP_KERNEL);
		spin_unlock(&s);
		kfree(p);
		break;
	case 1:				// msleep under a spinlock: really schedules
		spin_lock(&s);
		msleep(20);
		spin_unlock(&s);
		break;
	case 2:				// second lock by the same task, interruptible so that it can be killed
		r = mutex_lock_interruptible(&m);
		pr_info("labatomic: first lock %d, locked=%d\n", r, mutex_is_locked(&m));
		pr_info("labatomic: trylock=%d\n", mutex_trylock(&m));
		r = mutex_lock_interruptible(&m);
		pr_info("labatomic: second lock %d\n", r);
		mutex_unlock(&m);
		break;
	case 3:				// unlock of a mutex nobody holds
		mutex_unlock(&m);
		pr_info("labatomic: locked=%d\n", mutex_is_locked(&m));
		break;
	case 4:				// leaves with a spinlock held (irqs on)
		spin_lock(&s);
		break;
	case 5:				// might_sleep alone under a spinlock
		spin_lock(&s);
		might_sleep();
		spin_unlock(&s);
		break;
	}
	pr_info("labatomic: act %d done preempt_count=%x\n", a, preempt_count());
	return 0;
}
static const struct kernel_param_ops act_ops = { .set = act_set };
module_param_cb(act, &act_ops, NULL, 0200);
static int __init a_init(void) { return 0; }
static void __exit a_exit(void) { pr_info("labatomic: exit\n"); }
module_init(a_init);
module_exit(a_exit);
MODULE_LICENSE("GPL");
