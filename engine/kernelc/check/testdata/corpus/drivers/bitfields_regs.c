// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/bits.h>
#include <linux/types.h>

#define CTRL_ENABLE BIT(0)
#define CTRL_MODE GENMASK(3, 1)
#define CTRL_BIG BIT(40)

struct ctrl {
	unsigned int enable:1;
	unsigned int mode:3;
	int sign:1;
	u8 level:4;
	bool ready:1;
};

union word { struct ctrl bits; u32 raw; __le32 wire; };

static int apply(union word w)
{
	u32 v = CTRL_ENABLE | CTRL_MODE;

	w.bits.mode = 9;
	w.bits.sign = 1;
	w.bits.level = 0xff;
	w.wire = w.raw;
	v |= CTRL_BIG;
	v = 1 << 32;
	v = 1UL << 64;
	v = (u32)1 << 31;
	v &= ~CTRL_ENABLE;
	if (w.bits.enable & !w.bits.ready)
		return -EINVAL;
	if (!v & CTRL_MODE)
		return 1;
	return sizeof(&w.bits) + v;
}

static int __init apply_init(void)
{
	union word w = { .raw = 0x100000000 };

	return apply(w);
}
module_init(apply_init);
MODULE_LICENSE("GPL");
