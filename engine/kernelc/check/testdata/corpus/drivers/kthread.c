// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/completion.h>

static struct task_struct *worker;
static DECLARE_COMPLETION(started);
static int rounds;

static int worker_fn(void *data)
{
	int *n = data;

	complete(&started);
	while (!kthread_should_stop()) {
		++*n;
		set_current_state(TASK_INTERRUPTIBLE);
		schedule_timeout(HZ / 10);
	}
	return 0;
}

static void worker_wrong(void *data)
{
	msleep(jiffies);
}

static int __init worker_init(void)
{
	worker = kthread_run(worker_fn, &rounds, "worker/%d", 0);
	if (IS_ERR(worker))
		return PTR_ERR(worker);
	wait_for_completion(&started);
	if (kthread_run(worker_wrong, 0, "wrong"))
		return worker;
	return 0;
}

static void __exit worker_exit(void)
{
	kthread_stop(worker);
}
module_init(worker_init);
module_exit(worker_exit);
MODULE_LICENSE("GPL");
