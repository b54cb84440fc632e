/* Functions of the old style. */
static int add(a, b)
	int a;
	char b;
{
	return a + b;
}
static int partly(a, b)
	long *a;
{
	char **p = a;

	return b + (p == 0);
}
static int extra(a)
	int a, c;
{
	return a;
}
static int empty()
{
	return 0;
}
static int declared();

int use(void);
int use(void)
{
	return add(1, 2) + partly(0, 2) + extra(3) + empty() + declared();
}
