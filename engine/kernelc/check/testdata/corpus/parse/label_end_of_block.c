typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int quiet(int n);
int quiet(int n)
{
	if (n) {
		n = 0;
		goto skip;
skip:
	}
	switch (n) {
	case 1:
		n++;
		goto end;
end:
	}
	return n;
}
