// sparse: -nostdinc -isystem HEADERS
// labc1 <- labc2 <- labc3: a chain of exported symbols
#include <linux/module.h>
int labc1_val(void);
int labc1_val(void) { return 1; }
EXPORT_SYMBOL(labc1_val);
static int __init c_init(void) { pr_info("labc1: init\n"); return 0; }
static void __exit c_exit(void) { pr_info("labc1: exit\n"); }
module_init(c_init);
module_exit(c_exit);
MODULE_LICENSE("GPL");
MODULE_ALIAS("ring-base");
