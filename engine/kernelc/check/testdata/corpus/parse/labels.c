typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int unwind(int n);
int unwind(int n)
{
	if (n < 0)
		goto out;
unused:
	n++;
again:
	if (n++ < 3)
		goto again;
out:
	n--;
out:
	return n;
end:
}
