/* A parameter list that is wrong: void. */
typedef int number;

static int f(int a, void);

number use(number x);
number use(number x)
{
	return x;
}
