struct q { int lock; };
void f(struct q *q);
void f(struct q *q)
{
	int a = 1 + (int);
	int b = (int);
	int c = sizeof((int));
	q->lock = (int);
	f((struct q *));
	if ((int))
		return;
	__context__(q, (int) + 1);
	__context__(q, undef + 1);
	__context__(q, !undef);
	__context__(q, undef.x);
	__context__(q, *undef);
	__context__(q, q->nosuch);
	__context__(q, q->nosuch + 1);
	__context__(q, f(q));
	__context__(q, *q->lock);
	__context__(q, "s" / 2);
	return (int);
}
