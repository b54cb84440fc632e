// sparse: -nostdinc -isystem HEADERS
// labwork: delayed work and plain work; mode 0 = cancel_*_sync, 1 = leave delayed work queued, 2 = leave a running work item sleeping
#include <linux/module.h>
#include <linux/workqueue.h>
#include <linux/delay.h>

static int mode;
module_param(mode, int, 0444);

static void w_fn(struct work_struct *w)
{
	pr_info("labwork: begins in %s\n", current->flags & PF_WQ_WORKER ? "a worker" : "?");
	msleep(1000);
	pr_info("labwork: ends\n");
}
static void d_fn(struct work_struct *w) { pr_info("labwork: delayed runs\n"); }
static DECLARE_WORK(work, w_fn);
static DECLARE_DELAYED_WORK(dwork, d_fn);

static int __init w_init(void)
{
	if (mode != 1) {
		pr_info("labwork: schedule_work=%d\n", schedule_work(&work));
		pr_info("labwork: again=%d\n", schedule_work(&work));
	}
	if (mode != 2) {
		pr_info("labwork: schedule_delayed_work=%d\n", schedule_delayed_work(&dwork, 2 * HZ));
		pr_info("labwork: again=%d\n", schedule_delayed_work(&dwork, 2 * HZ));
	}
	return 0;
}
static void __exit w_exit(void)
{
	if (mode == 0) {
		pr_info("labwork: busy=%u\n", work_busy(&work));
		pr_info("labwork: cancel_work_sync=%d\n", cancel_work_sync(&work));
		pr_info("labwork: cancel_delayed_work_sync=%d\n", cancel_delayed_work_sync(&dwork));
	}
	pr_info("labwork: exit\n");
}
module_init(w_init);
module_exit(w_exit);
MODULE_LICENSE("GPL");
