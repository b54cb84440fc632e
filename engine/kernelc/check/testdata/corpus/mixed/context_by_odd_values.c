#define __acquire(x) __context__(x, (int))
struct q { int lock; };
void f(struct q *q);
void g(struct q *q);
void h(struct q *q);
void f(struct q *q)
{
	__acquire(&q->lock);
}
void g(struct q *q)
{
	int n = 3;
	__context__(q, n);
	__context__(q, undef);
	__context__(q);
	__context__(q, "s");
	__context__(q, 1.5);
	__context__(q, (int *)1);
	__context__(undef, 1);
	__context__(1);
	__context__();
	__context__(q, 1, 2);
	__context__(q, );
}
void h(struct q *q)
{
	__context__(q, (int));
	if (q) __context__(q, (int){1});
	__context__(q, q);
	__context__(q, (void)0);
}
