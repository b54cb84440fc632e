typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int check(int a, int b);
int check(int a, int b)
{
	if ((a & 1) && (b > 2) {
		return 1;
	}
	while (a < b {
		a++;
	}
	return 0;
}
