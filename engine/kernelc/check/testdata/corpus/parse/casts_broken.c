typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct device { int id; };
long widen(int x, void *p);
long widen(int x, void *p)
{
	long n = (long x;
	n = (long y) x;
	n = (struct device *p)->id;
	n = ((struct device *)p)->;
	n = ((struct device *)p).;
	n = (u8) ;
	return (unsigned)(x;
}
