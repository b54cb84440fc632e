typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int into(int n);
int into(int n)
{
	int v;

	goto inside;
	v = ({ inside: n + 1; });
	return v;
}

int out(int n);
int out(int n)
{
	n += ({ if (n) goto done; 1; });
done:
	return n;
}
