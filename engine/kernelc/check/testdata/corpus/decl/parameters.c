/* Parameters of all kinds, and what they become. */
struct late;
static int arrays(int n, int a[4], char b[2][3], int c[static 2], int d[restrict 5])
{
	char **p;

	p = a;
	p = b;
	p = c;
	p = d;
	p = &a;
	return n + a[0] + sizeof(b);
}
static int functions(int get(void), int (*set)(int))
{
	char **p = get;

	p = set;
	return get() + set(1);
}
static int unnamed(int, struct late *, void (*)(void));
static int takes_void(void);
static int rest(const char *format, ...);
static int in_register(register int x)
{
	return x;
}

int use(void);
int use(void)
{
	return arrays(1, 0, 0, 0, 0) + functions(0, 0) + in_register(2) + unnamed(1, 0, 0) + takes_void() + rest("x", 1);
}
