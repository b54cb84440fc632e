// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/workqueue.h>

struct task { struct work_struct work; struct delayed_work later; int n; };

struct task only;
struct workqueue_struct *wq = 0;

void *run(void *arg)
{
	struct task *t = arg;

	t->n++;
	return 0;
}

static void run_later(struct delayed_work *w)
{
	struct task *t = container_of(w, struct task, later);

	t->n--;
}

static int __init task_init(void)
{
	INIT_WORK(&only.work, run);
	INIT_DELAYED_WORK(&only.later, run_later);
	schedule_work(&only.later);
	schedule_delayed_work(&only.work, HZ);
	queue_work(&only.work, wq);
	return schedule_work(only.work);
}

static void __exit task_exit(void)
{
	cancel_work_sync(&only);
	flush_workqueue(0);
}
module_init(task_init);
module_exit(task_exit);
MODULE_LICENSE("GPL");
