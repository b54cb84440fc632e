// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/moduleparam.h>

static int count = 1;
static char *name = "ring";
static bool verbose;
static unsigned int sizes[4] = { 1, 2 };
static unsigned int sizes_n;
static char label[16] = "none";
static unsigned long mask;

module_param(count, int, 0644);
MODULE_PARM_DESC(count, "how often");
module_param(name, charp, 0444);
module_param(verbose, bool, 0600);
module_param_array(sizes, uint, &sizes_n, 0444);
module_param_string(label, label, sizeof(label), 0644);
module_param_named(bits, mask, ulong, 0);

static int even_set(const char *val, const struct kernel_param *kp)
{
	int err = param_set_int(val, kp);

	if (!err && *(int *)kp->arg % 2)
		return -EINVAL;
	return err;
}
static const struct kernel_param_ops even_ops = { .set = even_set, .get = param_get_int };
static int even;
module_param_cb(even, &even_ops, &even, 0644);

static int __init params_init(void)
{
	int i;

	for (i = 0; i < count; i++)
		pr_info("%s %s %u %lx %d\n", name, label, sizes[i % 4], mask, verbose);
	return 0;
}
module_init(params_init);
MODULE_LICENSE("GPL");
MODULE_AUTHOR("ringlab");
MODULE_VERSION("1.0");
