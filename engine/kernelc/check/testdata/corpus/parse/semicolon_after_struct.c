typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct clock {
	u32 rate;
	int enabled;
}

int clock_on(struct clock *c);
int clock_on(struct clock *c)
{
	c->enabled = 1;
	return c->rate != 0;
}
