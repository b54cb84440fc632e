typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int state(int s);
int state(int s)
{
	case 1:
		s++;
	default:
		s--;
	if (s)
		break;
	continue;
	while (s--)
		break;
	switch (s) {
	case 1:
		continue;
	}
	return s;
}
