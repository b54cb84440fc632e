typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static u32 table[8];

u32 lookup(int i);
u32 lookup(int i)
{
	u32 local[4 = { 1, 2 };

	table[i = local[0];
	return table[i] + local[i & 3;
}
