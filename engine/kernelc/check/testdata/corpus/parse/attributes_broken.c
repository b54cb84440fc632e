typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a __attribute__(packed);
int b __attribute__((packed);
int c __attribute__ aligned;
int d __attribute__((aligned());
int e __attribute__((mode(XX)));
int f __attribute__((mode));
int g __attribute__((noderef(1)));
int h __attribute__((3));
