typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int drain(int n);
int drain(int n)
{
	do {
		n--;
	} while (n)
	do
		n++;
	until (n > 3);
	do n--; while n;
	return n;
}
