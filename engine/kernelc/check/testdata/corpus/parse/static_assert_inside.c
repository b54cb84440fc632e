typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct frame {
	u32 kind;
	_Static_assert(sizeof(u32) == 4, "kind");
	u8 data[4];
	_Static_assert(sizeof(u8) == 2, "data");
};

int use(struct frame *f);
int use(struct frame *f)
{
	_Static_assert(sizeof(struct frame) == 8, "frame");
	f->kind = 1;
	_Static_assert(sizeof(struct frame) == 9, "odd frame");
	return 0;
}
