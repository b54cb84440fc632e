// sparse: -nostdinc -isystem HEADERS
// labref: explicit try_module_get/module_put through parameters
#include <linux/module.h>

static int set_get(const char *v, const struct kernel_param *kp)
{
	bool ok = try_module_get(THIS_MODULE);

	pr_info("labref: try_module_get -> %d, refcount %d\n", ok, module_refcount(THIS_MODULE));
	return 0;
}
static int set_put(const char *v, const struct kernel_param *kp)
{
	module_put(THIS_MODULE);
	pr_info("labref: module_put, refcount %d\n", module_refcount(THIS_MODULE));
	return 0;
}
static const struct kernel_param_ops get_ops = { .set = set_get };
static const struct kernel_param_ops put_ops = { .set = set_put };
module_param_cb(get, &get_ops, NULL, 0200);
module_param_cb(put, &put_ops, NULL, 0200);
static int __init r_init(void)
{
	bool ok = try_module_get(THIS_MODULE);

	pr_info("labref: init: state %d, try_module_get -> %d, refcount %d\n",
		THIS_MODULE->state, ok, module_refcount(THIS_MODULE));
	if (ok)
		module_put(THIS_MODULE);
	return 0;
}
static void __exit r_exit(void)
{
	bool ok = try_module_get(THIS_MODULE);

	pr_info("labref: exit: state %d, try_module_get -> %d, refcount %d\n",
		THIS_MODULE->state, ok, module_refcount(THIS_MODULE));
}
module_init(r_init);
module_exit(r_exit);
MODULE_LICENSE("GPL");
