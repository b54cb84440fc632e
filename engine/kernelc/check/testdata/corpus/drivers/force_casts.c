// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/uaccess.h>
#include <linux/io.h>

static char kbuf[8];

static unsigned long casts(char __user *up, void __iomem *io, __be32 be, gfp_t gfp)
{
	char *a = (char *)up;
	char *b = (__force char *)up;
	char __user *c = (char __user *)kbuf;
	char __user *d = (__force char __user *)kbuf;
	void *e = (void __force *)io;
	unsigned long f = (unsigned long)up + (uintptr_t)io;
	u64 g = (u64)up;
	long h = (long)up;
	u32 i = (u32)be, j = (__force u32)be;
	unsigned int k = (unsigned int)gfp;
	void __iomem *l = (void __iomem *)up;
	const char __user *m = (const void *)up;
	void __user *n = (void *)f;

	return a[0] + b[0] + (c == d) + (e == NULL) + f + g + h + i + j + k + (l == io) + (m == n);
}

static int compare(char __user *up, char *kp)
{
	if (up == kp)
		return 1;
	if (!up || kp && up)
		return 2;
	return (kp ? up : NULL) == (up ? up : kp);
}

static int __init casts_init(void)
{
	return casts(NULL, NULL, 0, 0) + compare(NULL, NULL);
}
module_init(casts_init);
MODULE_LICENSE("GPL");
