// sparse: -nostdinc -isystem HEADERS
// labnoexit: init but no exit: permanent
#include <linux/module.h>

static int __init n_init(void) { pr_info("labnoexit: in\n"); return 0; }
module_init(n_init);
MODULE_LICENSE("GPL");
