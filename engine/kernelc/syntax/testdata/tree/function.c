static inline int first(struct s *p, int n)
{
	__label__ again, done;
	int u32 = 1;
	typedef long u64;
	u64 x = u32 * 2;

	if (p)
		n++;
	else if (n)
		;
	else {
		return 1;
	}
	while (n--)
		continue;
	do {
		break;
	} while (n);
	for (int i = 0, j = 1; i < j; i++, j--)
		x += i;
	for (;;) {
		goto done;
	}
	switch (n) {
	case 1:
	case 2 ... 4:
		n = 1;
		break;
	default:
		return 2;
	}
again: __attribute__((unused))
	goto *p->where;
	asm volatile("mov %0, %1" : "=r" (x), [out] "=m" (*p) : "r"(n) : "memory", "cc");
	asm goto("jmp %l0" : : : : done);
	__context__(p, 1);
	__context__(-1);
	__range__(n, 1, 3);
	_Static_assert(1, "");
done:
	return ({ __label__ l; l: x; });
}
int second(a, b, c)
	int a, *b;
	char c;
{
	int nested(int d) { return d; }
	return nested(a);
}
third(x) { }
int fourth() { extern int f(void); return f(); }
function_t fifth;
