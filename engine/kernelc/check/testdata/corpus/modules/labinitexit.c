// sparse: -nostdinc -isystem HEADERS
// labbadexit: exit without init
#include <linux/module.h>
static void __exit e_exit(void) { pr_info("labinitexit: out\n"); }
module_exit(e_exit);
MODULE_LICENSE("GPL");
