typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a __attribute__((address_space(1)));
int b __attribute__((address_space()));
int c __attribute__((address_space("user")));
int d __attribute__((address_space));
int e __attribute__((address_space(__rcu)));
