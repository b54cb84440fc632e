typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct pair { int a[2]; struct { int b, c; } in; };
static struct pair p = { .a[1] = 2, .in.c = 3 };
static struct pair q = { .a = { [0 ... 1] = 7 }, .in = { .b = 1, } };
static int r[] = { [3] 4, [5] = 6, };
static struct pair s = { in: { b: 1, c: 2 } };
int get(void);
int get(void)
{
	return p.a[0] + q.a[1] + r[3] + s.in.b;
}
