typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


unsigned signed a;
int char b;
long long long c;
short double d;
unsigned float e;
u32 int f;
unsigned u32 g;
static extern int h;
static static int i;
typedef extern int j;
struct device int k;
