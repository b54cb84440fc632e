typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a(int);
int a(int)
{
	return 0;
}
int b(int x, y)
{
	return x;
}
int c(void, int x);
int d(int x, void);
int e(...);
int f(int x, ..., int y);
int g(const void);
