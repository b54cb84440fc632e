/* A second declaration that differs: size. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

extern long width;
int width;
