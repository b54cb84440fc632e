// sparse: -Wsparse-all
struct state { int busy; char name[8]; };
static struct state s;
extern int poll(void);
static int r;

static int assigned(void)
{
	if (r = poll())
		return r;
	if ((r = poll()))
		return r;
	if ((r = poll()) < 0)
		return r;
	while (r = poll())
		r--;
	do
		r--;
	while (r = poll());
	for (; r = poll();)
		;
	return (r = poll()) ? 1 : 2;
}

static int whole(struct state *p)
{
	if (s)
		return 1;
	return 0;
}

static int pointed(struct state *p)
{
	while (*p)
		p++;
	return 0;
}

static int joined(struct state *p)
{
	return s && p;
}

static int chosen(struct state *p)
{
	return s ? 1 : 2;
}

static int negated(struct state *p)
{
	return !p->busy && !p && !p->name && !s;
}

static int addresses(void)
{
	if (poll)
		return 1;
	if (s.name)
		return 2;
	if (&s)
		return 3;
	return poll && "x";
}

static void nothing(void)
{
}

static int of_void(void)
{
	return nothing() ? 1 : 2;
}

static int dubious(int flags, int mask)
{
	if (!flags & mask)
		return 1;
	if (flags & !mask)
		return 2;
	if (!flags | !mask)
		return 3;
	return (!flags) & mask;
}
