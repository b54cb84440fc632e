// sparse: -Wno-old-style-definition -Wno-strict-prototypes -Wno-implicit-int
/* The old style, with its warnings off. */
static int add(a, b)
	int a;
{
	return a + b;
}
static int empty()
{
	return 0;
}

int use(void);
int use(void)
{
	return add(1, 2) + empty();
}
