// sparse:
struct device { int id; int (*probe)(struct device *dev, int flags); void (*remove)(struct device *); };
extern int register_device(struct device *dev, const char *name);
extern int printk(const char *fmt, ...);
extern int old_style();
static int id;

static int few(struct device *d)
{
	return register_device(d);
}

static int many(struct device *d)
{
	return register_device(d, "x", 1);
}

static int pointers(struct device *d)
{
	return d->probe(d) + (*d->probe)(d, 1, 2);
}

static void right(struct device *d)
{
	d->probe(d, 0);
	(*d->remove)(d);
	printk("%d %s\n", d->id, "name");
	old_style();
}

static int nothing_to_call(struct device *d)
{
	id();
	d->id(3);
	(*d)(1);
	"text"(1);
	return d[0](id);
}

static int wrong_types(struct device *d, float f, long l)
{
	register_device(&d, "x");
	register_device(d, d);
	register_device(d, 'x');
	register_device(0, 0);
	register_device(*d, "x");
	register_device(d->probe, f);
	printk(d, l);
	printk(1);
	return d->probe(l, f) + d->probe(d, d);
}

static int unknown(struct device *d)
{
	return missing(d) + register_device(d, gone);
}

static int of_nothing(struct device *d)
{
	return d->remove(d);
}

static void promoted(char c, float f, short s, struct device d)
{
	printk("", c, f, s, d, printk, &d, d.probe);
}
