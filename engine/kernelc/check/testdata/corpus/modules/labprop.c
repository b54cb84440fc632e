// sparse: -nostdinc -isystem HEADERS
// labprop: no MODULE_LICENSE GPL (proprietary) and a GPL-only symbol
#include <linux/module.h>

int labbase_add(int a, int b);
static int __init u_init(void) { pr_info("labprop: %d\n", labbase_add(1, 1)); return 0; }
static void __exit u_exit(void) { }
module_init(u_init);
module_exit(u_exit);
MODULE_LICENSE("Proprietary");
