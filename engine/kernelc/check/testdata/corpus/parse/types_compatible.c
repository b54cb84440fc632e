typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static int a = __builtin_types_compatible_p(int, signed int);
static int b = __builtin_types_compatible_p(u32 *, unsigned int *);
static int c = __builtin_types_compatible_p(int);
static int d = __builtin_types_compatible_p(3, int);
static int e = __builtin_types_compatible_p;
int sum(void);
int sum(void) { return a + b + c + d + e; }
