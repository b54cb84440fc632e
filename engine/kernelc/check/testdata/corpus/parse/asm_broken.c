typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int port(u32 x);
int port(u32 x)
{
	asm volatile volatile("nop");
	asm(3);
	asm "nop";
	asm("nop" : : : "memory";
	return x;
}
