// sparse: -nostdinc -isystem HEADERS
// labstate: sleeps in init and exit so that the states can be seen; notifier logs states
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/notifier.h>

static int __init s_init(void)
{
	pr_info("labstate: init begins, state=%d\n", THIS_MODULE->state);
	msleep(2500);
	pr_info("labstate: init ends\n");
	return 0;
}
static void __exit s_exit(void)
{
	pr_info("labstate: exit begins, state=%d\n", THIS_MODULE->state);
	msleep(2500);
	pr_info("labstate: exit ends\n");
}
module_init(s_init);
module_exit(s_exit);
MODULE_LICENSE("GPL");
