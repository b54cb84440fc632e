typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct lock;
extern void take(struct lock *l) __attribute__((context(l, 0, 1)));
extern void bad1(struct lock *l) __attribute__((context(l)));
extern void bad2(struct lock *l) __attribute__((context()));
void hold(struct lock *l);
void hold(struct lock *l)
{
	__context__(l, 1);
	__context__(l, );
	__context__();
	__context__ 1;
}
