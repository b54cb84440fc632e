/* A parameter list that is wrong: only dots. */
typedef int number;

static int f(...);

number use(number x);
number use(number x)
{
	return x;
}
