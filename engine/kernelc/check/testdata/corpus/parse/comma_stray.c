typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a, , b;
int c,;
int list[] = { 1, , 2 };
int args(int x, , int y);
enum level { LOW,, HIGH };

int call(int x);
int call(int x)
{
	printk("%d %d\n", x, , x);
	printk(, x);
	return x, ;
}
