// sparse: -nostdinc -isystem HEADERS
// labfail: init returns the parameter err
#include <linux/module.h>

static int err = -12;
module_param(err, int, 0444);
static int __init f_init(void)
{
	pr_info("labfail: init returns %d\n", err);
	return err;
}
static void __exit f_exit(void) { pr_info("labfail: exit\n"); }
module_init(f_init);
module_exit(f_exit);
MODULE_LICENSE("GPL");
