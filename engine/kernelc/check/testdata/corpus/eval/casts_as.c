// sparse: -Wcast-to-as -Wcast-from-as
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
#define __force __attribute__((force))
typedef unsigned long uintptr_t;
struct regs { unsigned int ctrl, status; };
union word { int whole; short half[2]; char *text; };
struct request { void __user *buffer; unsigned long length; };
static void __iomem *base;

static long to_integer(const char __user *p)
{
	long a = (long)p;
	unsigned long b = (unsigned long)p;
	uintptr_t c = (uintptr_t)p;
	unsigned long long d = (unsigned long long)p;
	int e = (int)p;

	return a + b + c + d + e + (_Bool)p;
}

static void *to_kernel(void __user *p)
{
	void *q = (void *)p;
	char *c = (char *)p;
	const void *v = (const void __force *)p;

	return (__force void *)p ?: (void *)(unsigned long)p;
}

static void __user *to_user(void *p, unsigned long n, int i)
{
	void __user *q = (void __user *)p;

	q = (void __user *)n;
	q = (void __user *)0;
	q = (char __user *)i;
	q = (void __force __user *)p;
	return (void __user *)base;
}

static unsigned int read_register(struct regs __iomem *r)
{
	struct regs *k = (struct regs *)r;

	return *(unsigned int *)&r->status + k->ctrl + *(unsigned int __iomem *)base;
}

static void structs(struct regs *r, union word w, int i, char *c)
{
	(struct regs)i;
	(struct regs)*r;
	(int)*r;
	(void)*r;
	(union word)i;
	(union word)c;
	(union word)r;
	(int[2])i;
	(int)w;
}

static void functions(void *p, int (*f)(int))
{
	int (*g)(int) = (int (*)(int))p;

	g = (void *)f;
	p = (void *)g;
	(int (int))p;
}

static void void_casts(struct request __user *r)
{
	(void)r;
	(void)r->length;
	(void)*r;
}

static int deep(struct request __user *r)
{
	void *p = (void *)r->buffer;

	return *(int *)(void *)(unsigned long)r + *(int __force *)r;
}
