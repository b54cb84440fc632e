// sparse:
#define __user __attribute__((noderef, address_space(__user)))
#define container_of(ptr, type, member) ({ \
	const typeof(((type *)0)->member) *__m = (ptr); \
	(type *)((char *)__m - __builtin_offsetof(type, member)); })
#define min(x, y) ({ typeof(x) _x = (x); typeof(y) _y = (y); (void)(&_x == &_y); _x < _y ? _x : _y; })
#define swap(a, b) do { typeof(a) __t = (a); (a) = (b); (b) = __t; } while (0)
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
struct list { struct list *next, *prev; };
struct item { int value; struct list link; char name[8]; };

static struct item *item_of(struct list *l)
{
	return container_of(l, struct item, link);
}

static struct item *item_of_wrong(struct item *l)
{
	return container_of(l, struct item, link);
}

static int smaller(int a, long b, unsigned int c, char *p)
{
	int x = min(a, 3);

	x = min(a, b);
	x = min(c, a);
	return x;
}

static void swapped(int a, int b, int __user *p, int *q, struct item *i)
{
	swap(a, b);
	swap(p, q);
	swap(i->value, a);
}

static unsigned long sizes(struct item *i)
{
	return ARRAY_SIZE(i->name) + ARRAY_SIZE(i);
}

static int same_type(int __user *p)
{
	typeof(p) q = p;
	typeof(*p) x = 1;
	typeof(&x) r = p;
	__auto_type s = p;
	const typeof(x) c = 2;

	r = s;
	c = 3;
	return x;
}

static int no_type(void)
{
	typeof(missing) x;
	typeof(sizeof(int)) y = &x;

	return y;
}
