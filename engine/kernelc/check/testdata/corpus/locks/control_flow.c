extern void lock(void) __attribute__((context(0, 1)));
extern void unlock(void) __attribute__((context(1, 0)));
extern void die(void) __attribute__((noreturn));
extern int busy(int), work(int);
static int debug;
static const int verbose = 1;

static int constant_branch(int n)
{
	if (0)
		lock();
	if (debug)
		lock();
	if (verbose)
		lock();
	return n;
}

static int same_condition(int n, int m)
{
	if (n)
		lock();
	work(m);
	if (n)
		unlock();
	return m;
}

static void same_condition_void(int n)
{
	if (n)
		lock();
	if (n)
		unlock();
}

static int flag_variable(int n)
{
	int locked = 0;

	if (busy(n)) {
		lock();
		locked = 1;
	}
	if (locked)
		unlock();
	return 0;
}

static int never_returns(int n)
{
	lock();
	if (n < 0)
		die();
	if (n == 0)
		__builtin_unreachable();
	unlock();
	return n;
}

static int switches(int n)
{
	lock();
	switch (n) {
	case 0:
		unlock();
		return 1;
	case 1 ... 3:
		break;
	case 4:
		unlock();
		break;
	default:
		unlock();
		return 2;
	}
	unlock();
	return 0;
}

static int retry(int n)
{
again:
	lock();
	if (busy(n)) {
		unlock();
		goto again;
	}
	if (work(n))
		goto again;
	unlock();
	return 0;
}

static void forever(int n)
{
	for (;;) {
		lock();
		if (busy(n))
			continue;
		unlock();
	}
}

static void spin(void)
{
	lock();
	while (1)
		;
}

static int computed(int n)
{
	static void *const where[] = { &&a, &&b };

	lock();
	goto *where[n & 1];
a:
	unlock();
	return 1;
b:
	return 2;
}

static int logical(int n, int m)
{
	return n && (lock(), 1) && m && (unlock(), 1);
}

static int ternary(int n)
{
	n ? lock() : (void)0;
	return n ? (unlock(), 1) : 0;
}

static void do_while(int n)
{
	do {
		lock();
	} while (n--);
	unlock();
}

static int statement_expression(int n)
{
	int r = ({ lock(); busy(n); });

	if (r)
		unlock();
	return r;
}
