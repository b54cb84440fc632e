typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int *;
int 3;
int (;
int [4];
int name[;
int (*fn)(int;
int (*fn2)(int) (char);
int array(int)[3];
struct device *dev;
