// sparse: -Wdeclaration-after-statement
typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int order(int n);
int order(int n)
{
	int a = n;

	a++;
	int b = a;
	b++;
	int c = b, d;
	{
		d = c;
		int e = d;
		a += e;
	}
	return a;
}
