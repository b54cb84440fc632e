typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


typedef struct { int value; } cell_t;

int total(cell_t *c);
int total(cell_t *c)
{
	int n = u32;

	n = c->value + size_t;
	n = unsigned c;
	if (int)
		return n;
	for (;;)
		int inside;
	return cell_t;
}
