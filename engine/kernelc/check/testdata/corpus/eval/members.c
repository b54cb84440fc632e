// sparse:
struct inner { int x; union { int u; char *v; }; struct { short lo, hi; }; };
struct outer { struct inner in; struct inner *ptr; int list[3]; unsigned bits : 3; };
struct hidden;
union word { unsigned int whole; unsigned char byte[4]; };
extern struct outer make(void);

static int right(struct outer *o, union word w)
{
	return o->in.x + o->ptr->u + o->in.hi + o->list[1] + o->bits + w.byte[2] + make().in.lo;
}

static int no_member(struct outer *o)
{
	return o->in.y + o->w;
}

static int no_struct(int n, int *p)
{
	return n.x;
}

static int no_struct_behind(int *p)
{
	return p->x;
}

static int not_a_pointer(struct outer o)
{
	return o->list[0];
}

static int a_pointer(struct outer *o)
{
	return o.list[0];
}

static int incomplete(struct hidden *h)
{
	return h->x;
}

static int anonymous(void)
{
	struct { int a; } s;
	union { int b; } u;

	return s.b + u.a;
}

static int *of_value(void)
{
	int *p = make().list;
	struct inner *q = &make().in;

	return p;
}

static int assign_to_value(void)
{
	make().bits = 1;
	return make().list[1];
}

static int *bits(struct outer *o)
{
	o->bits = 9;
	return &o->bits;
}
