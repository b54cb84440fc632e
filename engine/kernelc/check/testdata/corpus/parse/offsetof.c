typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct node { int a; struct { u8 b[4]; } in[2]; struct node *next; };
static size_t a = __builtin_offsetof(struct node, in[1].b[2]);
static size_t b = __builtin_offsetof(struct node);
static size_t c = __builtin_offsetof(struct node, 3);
static size_t d = __builtin_offsetof(struct node, in[);
static size_t e = __builtin_offsetof;
static size_t g = __builtin_offsetof(node, a);
size_t sum(void);
size_t sum(void) { return a + b + c + d + e + g; }
