// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
	int number;
};

static struct workqueue_struct *queue;

static void job_fn(struct work_struct *work)
{
	struct job *job = container_of(work, struct job, work);

	pr_info("job %d\n", job->number);
	kfree(job);
}

static void poll_fn(struct work_struct *work);
static DECLARE_DELAYED_WORK(poll_work, poll_fn);

static void poll_fn(struct work_struct *work)
{
	struct delayed_work *d = to_delayed_work(work);

	queue_delayed_work(queue, d, HZ);
}

static int submit(int number)
{
	struct job *job = kmalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return -ENOMEM;
	INIT_WORK(&job->work, job_fn);
	job->number = number;
	return queue_work(queue, &job->work) ? 0 : -EBUSY;
}

static int __init jobs_init(void)
{
	queue = alloc_workqueue("jobs", WQ_UNBOUND, 0);
	if (!queue)
		return -ENOMEM;
	schedule_delayed_work(&poll_work, HZ);
	return submit(1);
}

static void __exit jobs_exit(void)
{
	cancel_delayed_work_sync(&poll_work);
	destroy_workqueue(queue);
}
module_init(jobs_init);
module_exit(jobs_exit);
MODULE_LICENSE("GPL");
