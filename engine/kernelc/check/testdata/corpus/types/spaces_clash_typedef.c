/* A second address space on a type that has one by its typedef. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef char __user uchar_t;
static uchar_t __iomem *both;

static char *take(void)
{
	char *p = both;

	return p;
}

char *run(void);
char *run(void)
{
	return take();
}
