typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct ring {
	u32 head, tail;
	u8 slots[64];
};

static int ring_empty(const struct ring *r)
{
	return r->head == r->tail
}

int ring_push(struct ring *r, u8 value);
int ring_push(struct ring *r, u8 value)
{
	if (ring_empty(r))
		r->tail = 0;
	r->slots[r->head++ % 64] = value;
	return 0;
}
