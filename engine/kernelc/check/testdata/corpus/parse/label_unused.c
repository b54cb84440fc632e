typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static int first(int n)
{
retry:
	n++;
fine: __attribute__((unused))
	return n;
}

static int second(int n)
{
	__label__ inner;
	int v = ({ kept: n++; n; });

	goto inner;
inner:
	return v + first(n);
}

int third(int n);
int third(int n)
{
	goto end;
end:
	return second(n);
}
