typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int first(const char *s);
int first(const char *s)
{
	if (*s == '')
		return 0;
	return *s == 'xyz';
}
