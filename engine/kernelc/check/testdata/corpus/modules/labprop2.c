// sparse: -nostdinc -isystem HEADERS
// labprop2: proprietary licence string only: taints
#include <linux/module.h>

static int __init u_init(void) { pr_info("labprop2: in\n"); return 0; }
static void __exit u_exit(void) { }
module_init(u_init);
module_exit(u_exit);
MODULE_LICENSE("Proprietary");
