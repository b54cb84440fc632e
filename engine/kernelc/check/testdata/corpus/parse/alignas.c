typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


_Alignas(16) static int a;
_Alignas(long) char b;
_Alignas 8 int c;
_Alignas() int d;
_Alignas(3) int e;
_Alignas(int g;
