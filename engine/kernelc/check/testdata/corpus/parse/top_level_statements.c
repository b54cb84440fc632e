typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


static int ready;
ready = 1;
if (ready)
	printk("ready\n");
return 0;
printk("module\n");
for (;;) ;
{ int block; }
int after(void);
int after(void) { return ready; }
