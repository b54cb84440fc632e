// sparse:
#define kind(x) _Generic((x), int: 1, long: 2, char *: 3, const char *: 4, void *: 5, default: 0)
struct point { int x, y; };
struct hidden;
static const int limit = 3;
static char text[8];

static int kinds(int i, unsigned u, const char *s, void *p, struct point pt)
{
	return kind(i) + kind(u) + kind(s) + kind(p) + kind(pt) + kind(limit) + kind(text) + kind("x") + kind('c') + kind(1L);
}

static int *chosen(int i, int *p, char *q)
{
	return _Generic(i, int: p, default: q);
}

static int *other(long i, int *p, char *q)
{
	return _Generic(i, int: p, default: q);
}

static int nothing(double d)
{
	return _Generic(d, int: 1, long: 2);
}

static int twice(int i)
{
	return _Generic(i, default: 1, int: 2, default: 3);
}

static int incomplete(int i)
{
	return _Generic(i, struct hidden: 1, default: 2);
}

static int function(int i)
{
	return _Generic(i, int(void): 1, default: 2);
}

static int variable(int i)
{
	return _Generic(i, int[i]: 1, default: 2);
}

static int unknown(void)
{
	return _Generic(missing, int: 1, default: 2);
}
