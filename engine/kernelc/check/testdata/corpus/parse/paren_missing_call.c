typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static void *buffer;

int buffer_alloc(size_t size);
int buffer_alloc(size_t size)
{
	buffer = kmalloc(size * sizeof(u32), 0xcc0;
	if (!buffer)
		return -12;
	printk("%lu bytes at %p\n", size, buffer;
	kfree(buffer);
	return 0;
}
