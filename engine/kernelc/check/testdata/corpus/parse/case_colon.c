typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int ioctl(unsigned int cmd, int arg);
int ioctl(unsigned int cmd, int arg)
{
	switch (cmd) {
	case 1
		return arg;
	case 2;
		arg++;
		break;
	case :
		return 3;
	default
		arg = 0;
	}
	return arg;
}
