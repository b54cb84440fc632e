/* A parameter with force takes anything. */
#define __force __attribute__((force))
#define __user __attribute__((noderef, address_space(__user)))
struct request {
	int id;
};

static long pointer_error(__force const void *p)
{
	return (long)p;
}

static long sum(int a, __force int b)
{
	return a + b;
}

static long take(const char __user *p, struct request r)
{
	int values[3];

	pointer_error(values);
	pointer_error(5);
	pointer_error(0);
	sum(p, p);
	sum(1, 2L);
	sum(1, values);
	pointer_error(take);
	return pointer_error(p) + sum(r.id, r.id);
}

long run(struct request r);
long run(struct request r)
{
	return take(0, r);
}
