typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct range { int from, to; };
static int width(const struct range *r) { return r->to - r->from; }
int use(int n);
int use(int n)
{
	int *list = (int []){ 1, 2, n };
	struct range r = (struct range){ .from = 1, .to = n };

	r = (struct range) { 3 };
	return width(&(struct range){ 1, 2 }) + list[1] + r.to + sizeof (struct range){ 1, 2 };
}
int bad = (struct range){ 1, 2;
