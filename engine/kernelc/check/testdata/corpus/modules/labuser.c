// sparse: -nostdinc -isystem HEADERS
// labuser: needs labbase
#include <linux/module.h>

int labbase_add(int a, int b);
static int __init u_init(void) { pr_info("labuser: 2+3=%d\n", labbase_add(2, 3)); return 0; }
static void __exit u_exit(void) { pr_info("labuser: out\n"); }
module_init(u_init);
module_exit(u_exit);
MODULE_LICENSE("GPL");
