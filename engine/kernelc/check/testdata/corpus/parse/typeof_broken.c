typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static int x;
typeof(x) a;
typeof(int *) b;
typeof(x e;
__typeof__(x + 1) g;
