typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int loops(int n);
int loops(int n)
{
	int sum = 0;

	for (int i = 0, *p = &n; i < n; i++)
		sum += *p;
	for (static int j = 0; j < 2; j++)
		sum++;
	for (extern int k; k < 2; k++)
		sum++;
	for (register u32 m = 0; m < 2; m++)
		sum++;
	return sum + i;
}
