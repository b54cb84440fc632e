typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


__auto_type whole = 1;
__auto_type *star = &whole;
__auto_type two = 1, three = 2;
__auto_type none;
__auto_type function(void);
int inner(int n);
int inner(int n)
{
	__auto_type copy = n;
	__auto_type self = self;
	return copy;
}
