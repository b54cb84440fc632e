/* __auto_type takes the initializer's type, qualifiers and all. */
struct flags {
	unsigned mode:3;
	int level;
};

static const volatile int port;

static void copy(struct flags *flags)
{
	char **p;
	__auto_type where = &port;
	__auto_type value = port;
	const __auto_type wide = 3L;
	__auto_type level = flags->level;
	__auto_type mode = flags->mode;

	p = where;
	p = &value;
	p = &wide;
	p = &level;
	p = &mode;
}

void run(struct flags *flags);
void run(struct flags *flags)
{
	copy(flags);
}
