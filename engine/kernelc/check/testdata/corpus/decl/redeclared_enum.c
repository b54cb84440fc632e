/* A second declaration that differs: enum. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

void paint(enum color c);
void paint(int c)
{
}
