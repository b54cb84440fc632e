typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


#define CHECK(x) if (!(x)) return -22
#define OPEN {
#define DECLARE(n) static int n
#define CALL(f, x) f((x)
int run(int n);
int run(int n)
{
	CHECK(n)
	n++;
	DECLARE(m)
	m = 3;
	CALL(printk, "x");
	return n;
}
OPEN
DECLARE(after);
