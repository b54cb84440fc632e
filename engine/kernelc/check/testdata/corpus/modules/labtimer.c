// sparse: -nostdinc -isystem HEADERS
// labtimer: timer_list re-armed every 200 ms; clean=0 forgets to stop it at unload
#include <linux/module.h>
#include <linux/timer.h>
#include <linux/jiffies.h>

static int clean = 1;
module_param(clean, int, 0644);
static int ticks;
static struct timer_list t;

static void t_fn(struct timer_list *x)
{
	ticks++;
	if (ticks <= 3)
		pr_info("labtimer: tick %d\n", ticks);
	mod_timer(x, jiffies + msecs_to_jiffies(200));
}
static int __init t_init(void)
{
	timer_setup(&t, t_fn, 0);
	pr_info("labtimer: pending=%d\n", timer_pending(&t));
	pr_info("labtimer: mod_timer=%d\n", mod_timer(&t, jiffies + msecs_to_jiffies(200)));
	pr_info("labtimer: pending=%d\n", timer_pending(&t));
	return 0;
}
static void __exit t_exit(void)
{
	if (clean) {
		pr_info("labtimer: timer_delete_sync=%d\n", timer_delete_sync(&t));
		pr_info("labtimer: pending=%d, again %d\n", timer_pending(&t), timer_delete_sync(&t));
	} else {
		pr_info("labtimer: leaving with the timer pending=%d\n", timer_pending(&t));
	}
}
module_init(t_init);
module_exit(t_exit);
MODULE_LICENSE("GPL");
