/* A parameter list that is wrong: void first. */
typedef int number;

static int f(void, int a);

number use(number x);
number use(number x)
{
	return x;
}
