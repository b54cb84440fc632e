typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


#define max(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
int top(int a, int b);
int top(int a, int b)
{
	int empty = ({ a; });

	({ a++; b++; });
	return max(a, b) + empty;
}
int broken(int a);
int broken(int a)
{
	a = ({ a++ });
	a = ({ a++; ;
	return a;
}
