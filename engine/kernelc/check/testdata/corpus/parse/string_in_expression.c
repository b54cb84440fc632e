typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int log_it(int n);
int log_it(int n)
{
	printk("one" n "two");
	printk("%d" "\n" , n) "x";
	n "text";
	return n 'c';
}
