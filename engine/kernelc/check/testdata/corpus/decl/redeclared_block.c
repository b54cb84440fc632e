/* A second declaration that differs: block. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

extern long counter;
int use(int x);
int use(int x)
{
	extern int counter;

	return counter + x;
}
