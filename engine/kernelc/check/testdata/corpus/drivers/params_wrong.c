// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>

static long count = 1;
static const char *name = "x";
static int verbose;
int shared_size;
static int table[3];
static char table_n;

module_param(count, int, 0644);
module_param(name, charp, 0444);
module_param(verbose, bool, 0600);
module_param(shared_size, uint, 0444);
module_param_array(table, int, &table_n, 0444);

static int wrong_set(char *val, struct kernel_param *kp)
{
	return kstrtoint(val, 0, kp->arg);
}
static struct kernel_param_ops wrong_ops = { wrong_set, NULL };
module_param_cb(wrong, &wrong_ops, 0, 0200);

static void __init wrong_init(void)
{
	pr_info("%ld %s %d\n", count, name, verbose);
}

static int __exit wrong_exit(void)
{
	return 0;
}
module_init(wrong_init);
module_exit(wrong_exit);
MODULE_LICENSE("GPL");
