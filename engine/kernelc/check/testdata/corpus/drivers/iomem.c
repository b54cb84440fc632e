// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/io.h>
#include <linux/delay.h>

#define REG_ID 0x00
#define REG_CTRL 0x04
#define REG_DATA 0x10

struct regs { u32 id; u32 ctrl; u32 data[4]; };

static void __iomem *base;
static struct regs __iomem *regs;
static u32 *plain;

static int chip_right(void)
{
	u32 id = readl(base + REG_ID);

	writel(1, base + REG_CTRL);
	writel(id, &regs->data[2]);
	udelay(10);
	memcpy_toio(regs->data, &id, sizeof(id));
	return ioread32(base + REG_DATA) == id ? 0 : -EIO;
}

static int chip_wrong(void)
{
	u32 id = *(u32 *)base;
	u32 ctrl = regs->ctrl;

	regs->data[0] = id;
	plain = base + REG_DATA;
	plain[0] = readl(plain);
	writel(base, ctrl);
	writel(*plain, 0);
	memcpy(plain, regs, sizeof(*regs));
	iounmap(plain);
	return readb(&id);
}

static int __init chip_init(void)
{
	base = ioremap(0xfe000000, 4096);
	if (!base)
		return -ENOMEM;
	regs = base;
	return chip_right() ?: chip_wrong();
}

static void __exit chip_exit(void)
{
	iounmap(base);
}
module_init(chip_init);
module_exit(chip_exit);
MODULE_LICENSE("GPL");
