/* A second declaration that differs: noreturn. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
typedef unsigned int u32;
struct a;
struct b;
enum color { RED };

static void halt(int code) __attribute__((noreturn));
static void halt(long code)
{
	for (;;)
		;
}

void use(void);
void use(void)
{
	halt(1);
}
