// sparse:
#define __user __attribute__((noderef, address_space(__user)))
struct item { int id; struct { char c; int list[4]; } in; };
static int data[4];
static char name[8];

static int constants(int n, int __user *p)
{
	return __builtin_constant_p(n) + __builtin_constant_p(3) + __builtin_constant_p(*p) + __builtin_constant_p("x");
}

static int *choose(int n, int *p, char *q)
{
	p = __builtin_choose_expr(1, p, q);
	p = __builtin_choose_expr(0, p, q);
	p = __builtin_choose_expr(sizeof(n) == 4, p, q);
	return __builtin_choose_expr(__builtin_types_compatible_p(int, typeof(n)), p, 0);
}

static int choose_wrong(int n)
{
	return __builtin_choose_expr(n, 1, 2);
}

static int choose_few(int n)
{
	return __builtin_choose_expr(1, 2);
}

static int likely(int *p, int n)
{
	if (__builtin_expect(!!p, 1))
		return __builtin_expect(n > 1, 0);
	return __builtin_expect(p, 0);
}

static unsigned long offsets(int n)
{
	return __builtin_offsetof(struct item, in.c) + __builtin_offsetof(struct item, in.list[2]) + __builtin_offsetof(struct item, in.list[n]);
}

static unsigned long no_offset(void)
{
	return __builtin_offsetof(struct item, out);
}

static unsigned long no_struct(void)
{
	return __builtin_offsetof(struct item, id.x);
}

static unsigned long no_array(void)
{
	return __builtin_offsetof(struct item, id[1]);
}

static int overflow(int a, unsigned char b, long *sum, float f)
{
	return __builtin_add_overflow(a, b, sum) || __builtin_mul_overflow(a, 2, &a);
}

static int overflow_type(int a, float f, long *sum)
{
	return __builtin_add_overflow(a, f, sum);
}

static int overflow_target(int a, float *f)
{
	return __builtin_sub_overflow(a, 1, f);
}

static int overflow_few(int a)
{
	return __builtin_add_overflow(a, 1);
}

static int memory(void __user *u, char *p, const char *q)
{
	__builtin_memcpy(p, q, 4);
	__builtin_memcpy(p, u, 4);
	__builtin_memset(data, 0, sizeof data);
	return __builtin_strlen(q) + __builtin_strcmp(p, u);
}

static int floats(double d, int n)
{
	return __builtin_isnan(d) + __builtin_isinf(n);
}

static unsigned int swaps(unsigned int u, int *p)
{
	return __builtin_bswap32(u) + __builtin_bswap16(p) + __builtin_ffs(u) + __builtin_popcount(3);
}

static int address(void)
{
	void *p = __builtin_memcpy;

	return __builtin_unknown(1);
}
