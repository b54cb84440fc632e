// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/jiffies.h>
#include <linux/timer.h>
#include <linux/hrtimer.h>

struct timer_list beat;
static struct hrtimer fine;
static int last;

void beat_fn(unsigned long data)
{
	pr_info("beat %lu\n", data);
	mod_timer(&beat, jiffies + HZ);
}

static int fine_fn(struct hrtimer *t)
{
	hrtimer_forward_now(t, ms_to_ktime(5));
	return HRTIMER_RESTART;
}

static int late(int then)
{
	if (time_after(jiffies, then))
		return 1;
	return time_before(last, jiffies);
}

static int __init beat_init(void)
{
	timer_setup(&beat, beat_fn, 0);
	beat.expires = jiffies + 2 * HZ;
	add_timer(beat);
	hrtimer_init(&fine, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	fine.function = fine_fn;
	hrtimer_start(&fine, ktime_set(0, 5000000), HRTIMER_MODE_REL);
	return late(0);
}

static void __exit beat_exit(void)
{
	del_timer(&beat);
	hrtimer_cancel(&fine);
}
module_init(beat_init);
module_exit(beat_exit);
MODULE_LICENSE("GPL");
