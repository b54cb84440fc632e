// sparse:
struct node { int key; struct node *left, *right; };
struct edge { int weight; };
typedef int (*compare_t)(const void *, const void *);
static struct node *root;
static struct edge *edges;
static char *name;
static const char *label;
static volatile int *reg;

static int same(struct node *n, void *opaque)
{
	return n == root && n != opaque && opaque != name;
}

static int different(struct node *n)
{
	return n == edges;
}

static int ordered(struct node *n, void *p)
{
	return n < root || p >= root;
}

static int chars(unsigned char *u)
{
	return name == label || name == u;
}

static int qualified(int *p, const int *q)
{
	return p == reg || p == q || q == reg;
}

static int with_integer(struct node *n, long key)
{
	return n == key;
}

static int with_zero(struct node *n)
{
	return n == 0 || 0 != n || n == 0L || n == '\0';
}

static int less_than_zero(struct node *n)
{
	return n < 0;
}

static int null_with_null(void)
{
	return (void *)0 == 0;
}

static int functions(compare_t c, int (*d)(void))
{
	return c == d || c == (void *)0;
}

static struct node *pick(int which, struct node *n, void *p)
{
	struct node *m = which ? n : p;
	const char *text = which ? name : label;

	return which ? m : 0;
}

static long mixed(int which, struct node *n)
{
	return which ? n : edges;
}

static long pointer_or_number(int which, struct node *n)
{
	return which ? n : 1;
}

static long distance(struct node *n)
{
	return n - root + (name - label) + (&name - &name);
}

static long far(struct node *n)
{
	return n - edges;
}

static long no_distance(compare_t a, compare_t b)
{
	return a - b;
}
