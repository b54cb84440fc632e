// sparse: -nostdinc -isystem HEADERS
// labbase: exports one symbol
#include <linux/module.h>

int labbase_add(int a, int b);
int labbase_add(int a, int b)
{
	return a + b;
}
EXPORT_SYMBOL_GPL(labbase_add);
static int __init b_init(void) { pr_info("labbase: in\n"); return 0; }
static void __exit b_exit(void) { pr_info("labbase: out\n"); }
module_init(b_init);
module_exit(b_exit);
MODULE_LICENSE("GPL");
