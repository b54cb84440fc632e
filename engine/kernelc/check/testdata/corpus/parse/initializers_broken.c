typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct point { int x, y; };
struct point a = { .x = 1, y: 2 };
struct point b = { .x 1 };
struct point c = { .x = 1, .y = };
struct point d = { 1, 2;
int e[] = { [0] 1, [1] = 2 };
int g[] = { [ ] = 1 };
int h = { ;
