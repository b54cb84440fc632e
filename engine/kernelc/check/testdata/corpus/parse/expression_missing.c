typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int compute(int a, int b);
int compute(int a, int b)
{
	int c = ;
	a = b + ;
	a += * b - ;
	b = a ? : ;
	c = (a == );
	if (a && )
		return ;
	return a << ;
}
