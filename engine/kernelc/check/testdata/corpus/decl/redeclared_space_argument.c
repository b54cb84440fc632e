/* A second declaration that differs: space argument. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

void fill(int fd, char __user *buffer);
void fill(int fd, char *buffer)
{
}
