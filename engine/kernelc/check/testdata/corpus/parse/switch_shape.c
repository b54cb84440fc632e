typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int mode(int m);
int mode(int m)
{
	switch (m) {
	}
	switch (m)
	case 3: m++;
	switch m {
	case 1: m--;
	}
	return m;
}
