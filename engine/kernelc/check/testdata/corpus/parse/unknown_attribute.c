// sparse: -Wunknown-attribute
typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a __attribute__((surprising));
int b __attribute__((section(".data"), mystery(1, "x"), unused));
void c(void) __attribute__((__cold__, __odd__));
struct d { int x; } __attribute__((packed, strange));
int use(int n);
int use(int n)
{
	switch (n) {
	case 1:
		n++;
		__attribute__((fallthrough));
	default:
		n--;
	}
	return n;
}
