/* A second declaration that differs: long long. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

static int big(long x);
static int big(long long x)
{
	return x > 0;
}

int use(void);
int use(void)
{
	return big(1);
}
