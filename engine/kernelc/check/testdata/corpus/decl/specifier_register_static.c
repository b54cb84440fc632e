/* Specifiers that do not go together: register static. */
typedef int number;

static int f(void)
{
	register static int a;

	return a;
}

number use(number x);
number use(number x)
{
	return x;
}
