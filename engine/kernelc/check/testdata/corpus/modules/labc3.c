// sparse: -nostdinc -isystem HEADERS
// labc3: top of the chain; fail=1 makes init fail after its dependencies were loaded
#include <linux/module.h>
int labc2_val(void);
static int fail;
module_param(fail, int, 0444);
static int __init c_init(void) { pr_info("labc3: init %d\n", labc2_val()); return fail ? -EIO : 0; }
static void __exit c_exit(void) { pr_info("labc3: exit\n"); }
module_init(c_init);
module_exit(c_exit);
MODULE_LICENSE("GPL");
MODULE_SOFTDEP("pre: labpcb");
