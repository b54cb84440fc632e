typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a = 1 @ 2;
int b = `x`;
int c = $d;
int e = 1 \ 2;
int g(int x) { return x # 3; }
int h = 4;
