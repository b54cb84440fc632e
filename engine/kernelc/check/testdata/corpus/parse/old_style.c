typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int add(a, b)
	int a;
	long b;
{
	return a + b;
}

int missing(a, b)
	int a;
{
	return a + b;
}

int surplus(a)
	int a, z;
{
	return a;
}

int plain() { return add(1, 2l); }
