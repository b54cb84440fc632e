/* A second declaration that differs: static. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

static int hidden(int x);
static int hidden(unsigned x)
{
	return x;
}

int use(void);
int use(void)
{
	return hidden(1);
}
