// sparse: -nostdinc -isystem HEADERS
// labuser2: needs labbase
#include <linux/module.h>

int labbase_add(int a, int b);
static int __init u_init(void) { pr_info("labuser2: 2+3=%d\n", labbase_add(2, 3)); return 0; }
static void __exit u_exit(void) { pr_info("labuser2: out\n"); }
module_init(u_init);
module_exit(u_exit);
MODULE_LICENSE("GPL");
