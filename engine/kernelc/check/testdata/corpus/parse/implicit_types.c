typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static count;
*pointer;
const limit = 4;
typedef whole;
helper(void);
static helper2(a)
	int a;
{
	return a;
}
main(argc, argv)
	char **argv;
{
	return argc + helper2(count);
}
