// sparse: -Wconstant-suffix
typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static unsigned long mask = 0xffff00000000;
static unsigned long size = 4294967296;
static unsigned long fine = 4294967296UL;
static u32 top = 0x80000000;
static unsigned long hex = 0x8000000000000000;
unsigned long all(void);
unsigned long all(void) { return mask + size + fine + top + hex; }
