#include <linux/module.h>
#include <linux/nothing_here.h>

static int lab_init(void)
{
	int *p = 0
	return kthread_nothing(p);
}
module_init(lab_init);
