// sparse: -nostdinc -isystem HEADERS
// labnolic: no MODULE_LICENSE at all
#include <linux/module.h>

static int __init n_init(void) { pr_info("labnolic: in\n"); return 0; }
static void __exit n_exit(void) { }
module_init(n_init);
module_exit(n_exit);
