/* Two address spaces for the same memory. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
static char __user __iomem *both;
static int here __attribute__((address_space(1), address_space(2)));

int run(void)
{
	return both == 0 && here;
}
