// sparse:
struct config { const int version; int flags; int table[4]; const char *name; };
static const struct config defaults;
static struct config active;
static const int maximum = 10;
extern int reload(struct config *c);

static void constants(struct config *c, const struct config *d)
{
	maximum = 11;
	defaults.flags = 1;
	c->version = 2;
	d->flags |= 4;
	d->table[1]++;
	c->name[0] = 'x';
	--maximum;
}

static void values(int a, int b)
{
	a + b = 3;
	5 = a;
	reload(&active) = 0;
	(a ? a : b) = 1;
	(a, b) = 1;
	(long)a = 2;
	a++ = 1;
	++a--;
	&a = &b;
	"text" = 0;
}

static void addresses(int a)
{
	int *p = &a;

	p = &(a + 1);
	p = &5;
	p = &a++;
	p = &reload(&active);
	p = &*p;
	p = &p[a];
}

static void arrays(void)
{
	int local[4];

	local = active.table;
	local++;
	active.table += 1;
}

static void functions(void)
{
	reload = 0;
	reload++;
	*reload = 0;
}

static void steps(struct config *c, void *v, int (*f)(void), float x, _Bool b)
{
	c++;
	v++;
	x--;
	b++;
	f++;
}

static void structs(struct config *c)
{
	*c++;
	(*c)++;
}
