typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int one(a, b)
	int a
{
	return a;
}
int two(a)
	int a;
	return a;
int three(a, int b)
{
	return a;
}
int four(a, b);
