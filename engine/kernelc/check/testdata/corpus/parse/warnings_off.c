// sparse: -Wno-old-initializer -Wno-strict-prototypes -Wno-old-style-definition -Wno-implicit-int -Wno-external-function-has-definition
typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct point { int x, y; };
static struct point p = { x: 1, y: 2 };
int plain() { return p.x; }
int old(a) int a; { return a; }
int older(a, b) int a; { return a + b; }
extern int both(void) { return 1; }
