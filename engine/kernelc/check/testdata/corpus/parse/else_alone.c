typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int sign(int x);
int sign(int x)
{
	if (x > 0);
		return 1;
	else
		return -1;
	else return 0;
}

int after(int x);
int after(int x) { return sign(x); }
