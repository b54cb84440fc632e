// sparse:
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef int __bitwise err_t;
typedef unsigned int __bitwise flags_t;
enum reasons { NONE = (__force int)0, SOME = 1 };
enum { ERR_OK = 0, ERR_BAD = 1 };
struct request { flags_t flags; flags_t mask : 4; err_t result; };
extern void finish(struct request *r, err_t e);
static const flags_t known = (__force flags_t)7;
static flags_t table[] = { 0, (__force flags_t)1, 2 };
static struct request initial = { .flags = 1, .result = ERR_OK };

static err_t run(struct request *r, int n)
{
	r->flags = known;
	r->mask = r->flags;
	r->flags |= r->mask;
	finish(r, 0);
	finish(r, ERR_OK);
	finish(r, ERR_BAD);
	finish(r, n);
	finish(r, r->flags);
	finish(r, r->result);
	if (r->result)
		return n;
	if (r->result == ERR_BAD)
		return ERR_BAD;
	if (r->result < 0)
		return -1;
	return r->result ?: n;
}

static int varargs(const char *text, ...)
{
	return 0;
}

static int use(struct request *r, flags_t *p, const flags_t *q)
{
	varargs("%d", r->flags, r->result);
	*p = *q;
	p = q;
	q = &r->flags;
	q = table;
	switch (r->flags) {
	case 0:
		return 1;
	}
	return *p & *q;
}

static flags_t literal(void)
{
	return (flags_t){ 0 };
}

static flags_t literal_wrong(void)
{
	return (flags_t){ 3 };
}

static struct request whole(int n)
{
	struct request r = { n, n, n };

	return r;
}
