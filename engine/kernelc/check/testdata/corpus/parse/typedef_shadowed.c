typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int shadow(int u32, u8 size);
int shadow(int u32, u8 size)
{
	int n = u32 * size;
	{
		int u8 = 2;
		n += u8;
		u8 other = 3;
		n += other;
	}
	u8 last = n;
	return last;
}
