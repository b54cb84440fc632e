typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


#define __user __attribute__((noderef, address_space(__user)))
#define __packed __attribute__((__packed__))
struct __packed header { u8 kind; u32 length; } __attribute__((aligned(4)));
static int unused __attribute__((unused)), *__attribute__((aligned(8))) wide;
extern void die(const char *why) __attribute__((noreturn, cold, format(printf, 1, 2)));
int __attribute__((visibility("hidden"))) (__attribute__((regparm(3))) *hook)(int);
int peek(const void __user *from, u8 __user * __user *to);
int peek(const void __user *from, u8 __user * __user *to)
{
	return from == (void __user *)*to;
}
