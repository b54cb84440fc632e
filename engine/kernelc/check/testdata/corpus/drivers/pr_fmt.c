// sparse: -nostdinc -isystem HEADERS -Wsparse-all
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/bug.h>

static int depth;

static int report(const char __user *name, void *p)
{
	pr_err("bad %s\n", name);
	pr_warn_once("once %p %px\n", p, p);
	pr_debug("value %d\n", depth);
	printk(KERN_INFO "plain %d\n", depth);
	if (WARN_ON(depth > 3))
		return -EINVAL;
	WARN_ONCE(p == 0, "no %d\n", depth);
	BUG_ON(depth < 0);
	print_hex_dump(KERN_DEBUG, "p: ", DUMP_PREFIX_OFFSET, 16, 1, p, 16, true);
	return WARN_ON_ONCE(!p) ? -EFAULT : 0;
}

static int __init report_init(void)
{
	BUILD_BUG_ON(sizeof(depth) != 4);
	return report(NULL, &depth);
}
module_init(report_init);
MODULE_LICENSE("GPL");
