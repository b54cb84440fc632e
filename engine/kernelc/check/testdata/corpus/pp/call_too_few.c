#define min_t(type, x, y) ((type)(x) < (type)(y) ? (type)(x) : (type)(y))
#define clamp(v, lo, hi) min_t(int, v, hi)

static int budget(int n)
{
	return min_t(int, n);
}

static int within(int n)
{
	return clamp(n, 0);
}

int *last = 0;
