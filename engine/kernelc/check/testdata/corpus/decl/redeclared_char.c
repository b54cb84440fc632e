/* A second declaration that differs: char. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

static int first(char *x);
static int first(signed char *x)
{
	return *x;
}

int use(void);
int use(void)
{
	return first(0);
}
