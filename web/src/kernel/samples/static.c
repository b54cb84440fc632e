// What nobody else names should be static, and a pointer to nothing is NULL.
#include <linux/list.h>
#include <linux/slab.h>

struct job {
	struct list_head list;
	int priority;
	char *name;
};

LIST_HEAD(jobs);

struct job *make_job(void)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (job == 0)
		return 0;
	job->priority = 0;
	job->name = 0;
	list_add(&job->list, &jobs);
	return job;
}
