typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


#define kind(x) _Generic((x), int: 1, u32: 2, char *: 3, default: 4)
int all(int i, char *s, long l);
int all(int i, char *s, long l)
{
	return kind(i) + kind(s) + kind(l) + kind((u32)1);
}
int bad2 = _Generic(1, int: 1 default: 2);
int bad3 = _Generic(1, default: 1, default: 2);
int bad4(void);
int bad4(void) { return _Generic 1; }
