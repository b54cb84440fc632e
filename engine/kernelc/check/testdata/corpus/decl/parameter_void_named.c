/* A parameter list that is wrong: void named. */
typedef int number;

static int f(void a);

number use(number x);
number use(number x)
{
	return x;
}
