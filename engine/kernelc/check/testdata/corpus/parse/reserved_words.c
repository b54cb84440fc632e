typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int register(int x);
static int switch;
struct return { int a; };
enum { default = 1, OTHER };
typedef int while;
int use(int for, int new);
int use(int for, int new)
{
	int inline = 3;
	return new;
}
