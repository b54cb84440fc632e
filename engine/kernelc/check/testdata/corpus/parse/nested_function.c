typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int outer(int n);
int outer(int n)
{
	int inner(int m)
	{
		return m + 1;
	}

	return inner(n);
}

int broken(int n);
int broken(int n)
{
	if (n)
		int later(int m) { return m; }
	return n;
}
