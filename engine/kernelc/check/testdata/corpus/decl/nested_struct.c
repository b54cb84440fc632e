/* Structs in structs, in parameters, in results, in casts. */
static struct pair {
	int a, b;
} make(int a)
{
	struct pair p = { a, a };

	return p;
}
struct outer {
	struct inner {
		int depth;
	} first, *more;
	enum mode { FAST = 2, SLOW } mode;
	int values[SLOW];
};
static int use_inner(struct inner *i)
{
	return i->depth + sizeof(((struct outer *)0)->values) + make(1).b;
}
static int in_cast(void *p)
{
	return ((struct local { int x; } *)p)->x + sizeof(struct local);
}
int use(struct outer *o);
int use(struct outer *o)
{
	o->mode = FAST;
	return use_inner(&o->first) + use_inner(o->more) + in_cast(o);
}
