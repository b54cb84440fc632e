typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct wire { u8 a; u32 b; };
_Static_assert(sizeof(struct wire) == 8, "padded");
_Static_assert(sizeof(u8) == 1);
_Static_assert(sizeof(u32) == 2, "u32 has two bytes");
_Static_assert(sizeof(u8) == 4);
_Static_assert(, "nothing");
_Static_assert(1, 2);
_Static_assert 1;
_Static_assert(1, "no end"
