// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/jiffies.h>
#include <linux/timer.h>

struct blink {
	struct timer_list timer;
	unsigned int period;
	bool on;
};

static struct blink led = { .period = 500 };

static void blink_fn(struct timer_list *t)
{
	struct blink *b = from_timer(b, t, timer);

	b->on = !b->on;
	mod_timer(&b->timer, jiffies + msecs_to_jiffies(b->period));
}

static int __init blink_init(void)
{
	unsigned long soon = jiffies + HZ;

	timer_setup(&led.timer, blink_fn, 0);
	mod_timer(&led.timer, soon);
	return time_after(jiffies, soon) ? -EIO : 0;
}

static void __exit blink_exit(void)
{
	del_timer_sync(&led.timer);
}
module_init(blink_init);
module_exit(blink_exit);
MODULE_LICENSE("GPL");
