typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


unsigned long a = 18446744073709551615;
unsigned long b = 9223372036854775808;
unsigned long c = 0x1ffffffffffffffff;
int d = 3;
int e = ;
