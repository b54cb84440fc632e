// sparse:
#define __user __attribute__((noderef, address_space(__user)))
struct device { char *name; int __user *mapped; int flags; };
static struct device *current_device;
static char *buffer;
static int __user *user_flags;
static unsigned long mask;

static inline void set_buffer(void)
{
	buffer = user_flags;
}

static inline int read_flags(struct device *d)
{
	char *p = user_flags;

	mask |= d->flags;
	buffer = d->mapped;
	buffer = current_device->mapped;
	return *user_flags + *d->mapped + (int)user_flags;
}

static inline void wrong(int n)
{
	buffer |= n;
	buffer |= mask;
	missing = n;
	missing(mask);
	mask = other_missing;
}

static int first(struct device *d)
{
	set_buffer();
	return read_flags(d) + read_flags(current_device);
}

static int second(struct device *d)
{
	set_buffer();
	return read_flags(d);
}

static void third(void)
{
	wrong(1);
	wrong(2);
}
