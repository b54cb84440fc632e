typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct;
struct 3;
struct a { int x; int y; z; };
struct b { int x; ) };
struct c { int : 3; int w : ; };
struct d { int x
