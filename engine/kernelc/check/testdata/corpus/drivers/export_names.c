// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/random.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 6, 0)
#error "too old"
#endif
#ifndef THIS_MODULE
#warning no module
#endif

int dice_roll(int sides);
int dice_roll(int sides)
{
	return 1 + get_random_u32() % sides;
}
EXPORT_SYMBOL_GPL(dice_roll);

static int dice_hidden(void) { return 4; }
EXPORT_SYMBOL(dice_hidden);
EXPORT_SYMBOL(dice_missing);

extern int dice_limit;
int dice_limit = 6;
EXPORT_SYMBOL(dice_limit);

static int __init dice_init(void)
{
	u8 bytes[4];

	get_random_bytes(bytes, sizeof(bytes));
	get_random_bytes(&dice_limit);
	return THIS_MODULE->state == MODULE_STATE_COMING ? 0 : module_refcount(THIS_MODULE);
}
module_init(dice_init);
MODULE_LICENSE("GPL");
MODULE_LICENSE(GPL);
