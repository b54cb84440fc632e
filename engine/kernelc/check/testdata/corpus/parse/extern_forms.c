typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


extern int shared = 1;
extern int defined(void) { return 1; }
extern inline int fast(void) { return 2; }
static int counter;
int read_counter(void);
int read_counter(void)
{
	extern int elsewhere;
	return counter + elsewhere + fast();
}
void nothing;
static void still_nothing;
extern void allowed;
