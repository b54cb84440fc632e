typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a = 0x;
int b = 09;
int c = 0b12;
int d = 1lul;
int e = 12ab;
double g = 1e;
double h = 1.5.2;
float i = 1.5f;
int j = 0b1010;
unsigned long k = 0xffffffffffffffffUL;
int l = 1u;
