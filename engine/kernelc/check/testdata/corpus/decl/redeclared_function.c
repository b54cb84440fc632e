/* A second declaration that differs: function. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

extern int thing;
int thing(void)
{
	return 1;
}
