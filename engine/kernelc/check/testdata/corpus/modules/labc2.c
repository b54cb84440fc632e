// sparse: -nostdinc -isystem HEADERS
// labc2: uses labc1, exported for GPL modules only
#include <linux/module.h>
int labc1_val(void);
int labc2_val(void);
int labc2_val(void) { return labc1_val() + 10; }
EXPORT_SYMBOL_GPL(labc2_val);
static int __init c_init(void) { pr_info("labc2: init %d\n", labc2_val()); return 0; }
static void __exit c_exit(void) { pr_info("labc2: exit\n"); }
module_init(c_init);
module_exit(c_exit);
MODULE_LICENSE("GPL");
