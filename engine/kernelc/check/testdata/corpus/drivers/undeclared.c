// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/list.h>

int total;
char buffer[64];
LIST_HEAD(pending);
DEFINE_MUTEX(big_lock);
extern int elsewhere;
static int used;
const char *const words[] = { "one", "two" };

struct entry { struct list_head list; int v; } *first_entry;

int add(int a, int b)
{
	total += a + b;
	return total;
}
EXPORT_SYMBOL(add);

int declared(void);
int declared(void)
{
	return elsewhere + used;
}
EXPORT_SYMBOL_GPL(declared);

static inline int twice(int v)
{
	return 2 * v;
}

void helper()
{
	buffer[0] = twice(1);
}

int __init undeclared_init(void)
{
	helper();
	return add(1, 2) - declared();
}

void __exit undeclared_exit(void)
{
}
module_init(undeclared_init);
module_exit(undeclared_exit);
MODULE_LICENSE("GPL");
