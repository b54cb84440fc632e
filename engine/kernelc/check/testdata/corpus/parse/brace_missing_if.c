typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int limit_set(int value, int *limit);
int limit_set(int value, int *limit)
{
	if (value < 0) {
		printk("negative\n");
		return -22;

	*limit = value;
	return 0;
}

int limit_get(int *limit);
int limit_get(int *limit)
{
	return *limit;
}
