// sparse:
#define __nocast __attribute__((nocast))
#define __safe __attribute__((safe))
typedef unsigned long __nocast sector_t;
struct bio { sector_t sector; int count; };
extern void submit(sector_t s, int n);

static sector_t next(struct bio *b, int n, unsigned long u)
{
	sector_t s = b->sector;

	s = n;
	s = u;
	s = s + 1;
	n = s;
	u = s;
	submit(n, s);
	submit(s, 1);
	s += n;
	s++;
	if (s == n)
		return u;
	return s;
}

static int tested(int *__safe p, struct bio *__safe b, int *q)
{
	if (p)
		return 1;
	if (!b)
		return 2;
	if (b == 0 || q == p)
		return 3;
	while (q && b)
		q++;
	return b->count + *p;
}
