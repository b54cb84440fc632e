// sparse: -Wdo-while
typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int turns(int n);
int turns(int n)
{
	do
		n--;
	while (n > 8);
	do {
		n--;
	} while (n > 4);
	do
		if (n)
			n--;
	while (n);
	return n;
}
