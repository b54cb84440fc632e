#define __user __attribute__((noderef, address_space(__user)))
#define __init __attribute__((__section__(".init.text")))
#define container_of(ptr, type, member) ({ \
	const typeof(((type *)0)->member) *__mptr = (ptr); \
	(type *)((char *)__mptr - __builtin_offsetof(type, member)); })
typedef unsigned int u32;
typedef unsigned long size_t;
typedef long ssize_t;
struct list_head { struct list_head *next, *prev; };
enum state { IDLE, BUSY = 4, DONE, };
struct dev {
	u32 flags : 3, : 2, mode : 1;
	enum state state;
	union { int a; char b[4]; };
	struct list_head node __attribute__((aligned(8)));
	ssize_t (*read)(struct dev *, char __user *buf, size_t len);
	char name[16];
} __attribute__((packed));
extern int printk(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
extern unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
static struct dev *table[4], *current_dev;
static const int sizes[] = { [0] = 1, [1 ... 2] = 3, 4 };
static ssize_t dev_read(struct dev *d, char __user *buf, size_t len);
static struct dev one = {
	.flags = 1, .state = IDLE, .node = { &one.node, &one.node },
	.read = dev_read, .name = "one" "two",
};
static ssize_t dev_read(struct dev *d, char __user *buf, size_t len)
{
	size_t i, done = 0;
	static int calls;
	u32 value = (u32)len << 3 | 0x10u;

	if (!d || len > sizeof(d->name))
		return -22;
	else if (d->state == BUSY)
		goto out;
	for (i = 0; i < len; i++) {
		switch (d->name[i]) {
		case 'a':
		case 'b' ... 'z':
			done += i ? 1 : 2;
			break;
		case '\n':
			continue;
		default:
			value ^= ~done;
		}
	}
	do {
		--len;
	} while (len && calls++ < 3);
	asm volatile("nop" : "=r"(value) : "r"(len) : "memory");
	if (copy_to_user(buf, d->name, done))
		return -14;
	while (done--)
		printk("%d\n", sizes[done & 3]);
out:
	return container_of(&d->node, struct dev, node)->flags + ({ int t = 3; t; });
}
static int __init dev_init(void)
{
	int (*fn)(void) = (int (*)(void))0;
	struct dev local = *(struct dev *)&one;
	table[0] = &one, current_dev = table[0];
	return fn ? fn() : local.a;
}
int sum(a, b) int a; long b; { return a + b; }
_Static_assert(sizeof(u32) == 4, "u32");
