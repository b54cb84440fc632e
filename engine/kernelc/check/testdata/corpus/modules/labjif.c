// sparse: -nostdinc -isystem HEADERS
// labjif: jiffies, HZ, conversions, the timer wheel's rounding, hrtimer lateness
#include <linux/module.h>
#include <linux/jiffies.h>
#include <linux/timer.h>
#include <linux/hrtimer.h>
#include <linux/delay.h>
#include <linux/completion.h>

struct probe { struct timer_list t; unsigned long start, fired; struct completion done; };
static void t_fn(struct timer_list *t)
{
	struct probe *p = from_timer(p, t, t);

	p->fired = jiffies;
	complete(&p->done);
}
struct hprobe { struct hrtimer t; ktime_t want, got; struct completion done; };
static enum hrtimer_restart h_fn(struct hrtimer *t)
{
	struct hprobe *p = container_of(t, struct hprobe, t);

	p->got = ktime_get();
	complete(&p->done);
	return HRTIMER_NORESTART;
}
static const int delays[] = { 1, 2, 10, 62, 63, 64, 70, 100, 101, 200, 500, 511, 512, 600 };
static struct probe probes[ARRAY_SIZE(delays)];

static int __init j_init(void)
{
	static const unsigned ms[] = { 0, 1, 3, 4, 5, 10, 100, 1000 };
	unsigned long a;
	int i;

	pr_info("labjif: HZ=%d INITIAL_JIFFIES=%lx jiffies_to_msecs(1)=%u USER_HZ=%d\n", HZ, (unsigned long)INITIAL_JIFFIES, jiffies_to_msecs(1), USER_HZ);
	for (i = 0; i < ARRAY_SIZE(ms); i++)
		pr_info("labjif: msecs_to_jiffies(%u)=%lu\n", ms[i], msecs_to_jiffies(ms[i]));
	pr_info("labjif: usecs_to_jiffies(1)=%lu nsecs_to_jiffies(1)=%lu nsecs_to_jiffies(3999999)=%lu jiffies_to_usecs(3)=%u\n",
		usecs_to_jiffies(1), nsecs_to_jiffies(1), nsecs_to_jiffies(3999999), jiffies_to_usecs(3));
	pr_info("labjif: time_after(1,0)=%d time_after(0,-1UL)=%d time_before(-1UL,0)=%d round_jiffies_relative(100)%%HZ moves to a whole second\n",
		time_after(1UL, 0UL), time_after(0UL, -1UL), time_before(-1UL, 0UL));
	a = jiffies;
	msleep(10);
	pr_info("labjif: msleep(10) took %lu jiffies\n", jiffies - a);
	a = jiffies;
	msleep(100);
	pr_info("labjif: msleep(100) took %lu jiffies\n", jiffies - a);
	a = jiffies;
	schedule_timeout_uninterruptible(1);
	pr_info("labjif: schedule_timeout(1) took %lu jiffies\n", jiffies - a);
	for (i = 0; i < ARRAY_SIZE(delays); i++) {
		init_completion(&probes[i].done);
		timer_setup(&probes[i].t, t_fn, 0);
		probes[i].start = jiffies;
		mod_timer(&probes[i].t, jiffies + delays[i]);
	}
	for (i = 0; i < ARRAY_SIZE(delays); i++) {
		unsigned long s = probes[i].start, e = s + delays[i];

		wait_for_completion(&probes[i].done);
		pr_info("labjif: timer +%d start%%8=%lu expires%%8=%lu expires%%64=%lu fired at +%lu\n", delays[i],
			s % 8, e % 8, e % 64, probes[i].fired - s);
	}
	for (i = 0; i < 4; i++) {
		static const u64 ns[] = { 50000, 1000000, 1234567, 10000000 };
		struct hprobe h;

		init_completion(&h.done);
		hrtimer_init_on_stack(&h.t, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
		h.t.function = h_fn;
		h.want = ktime_add_ns(ktime_get(), ns[i]);
		hrtimer_start(&h.t, h.want, HRTIMER_MODE_ABS);
		wait_for_completion(&h.done);
		pr_info("labjif: hrtimer %llu ns late by %lld us\n", ns[i], ktime_us_delta(h.got, h.want));
		destroy_hrtimer_on_stack(&h.t);
	}
	return -ECANCELED;	// nothing to keep
}
module_init(j_init);
MODULE_LICENSE("GPL");
