/* A parameter list that is wrong: unnamed. */
typedef int number;

static int f(int)
{
	return 1;
}

number use(number x);
number use(number x)
{
	return x;
}
