// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/hrtimer.h>
#include <linux/ktime.h>

static struct hrtimer tick;
static ktime_t period;
static atomic_t ticks = ATOMIC_INIT(0);
static unsigned int us = 1000;
module_param(us, uint, 0444);

static enum hrtimer_restart tick_fn(struct hrtimer *t)
{
	if (atomic_inc_return(&ticks) >= 100)
		return HRTIMER_NORESTART;
	hrtimer_forward_now(t, period);
	return HRTIMER_RESTART;
}

static int __init tick_init(void)
{
	period = ns_to_ktime(us * NSEC_PER_USEC);
	hrtimer_init(&tick, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	tick.function = tick_fn;
	hrtimer_start(&tick, period, HRTIMER_MODE_REL);
	pr_info("remaining %lld\n", ktime_to_ns(hrtimer_get_remaining(&tick)));
	return 0;
}

static void __exit tick_exit(void)
{
	hrtimer_cancel(&tick);
	pr_info("%d ticks\n", atomic_read(&ticks));
}
module_init(tick_init);
module_exit(tick_exit);
MODULE_LICENSE("GPL");
