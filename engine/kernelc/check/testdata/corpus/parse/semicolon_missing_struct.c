typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


struct packet {
	u32 length;
	u8 data[16]
};

struct queue {
	struct packet *first;
	int (*drop)(struct queue *q)
	u32 count;
};

static u32 queue_length(struct queue *q)
{
	return q->count;
}

u32 use(struct queue *q);
u32 use(struct queue *q) { return queue_length(q); }
