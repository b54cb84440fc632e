typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static inline u32 swap(u32 x)
{
	asm("bswap %0" : "+r" (x));
	return x;
}

static inline void pause(void)
{
	__asm__ __volatile__("pause" ::: "memory");
}

static inline int test(u8 *flag)
{
	asm goto("cmpb $0, %0; jne %l1" : : "m" (*flag) : "cc" : yes);
	return 0;
yes:
	return 1;
}

int run(u8 *flag);
int run(u8 *flag)
{
	pause();
	asm inline volatile("outb %b0, %w1" : : "a" (*flag), "Nd" (0x80));
	return test(flag) + (int)swap(*flag);
}
