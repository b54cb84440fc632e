/* A second declaration that differs: space. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

extern const char __user *name;
const char __iomem *name;
