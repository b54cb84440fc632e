/* A second declaration that differs: pointer signedness. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

static int sum(unsigned *x);
static int sum(int *x)
{
	return *x;
}

int use(void);
int use(void)
{
	return sum(0);
}
