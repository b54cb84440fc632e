/* A parameter list that is wrong: identifiers. */
typedef int number;

static int (*f)(a, b);

number use(number x);
number use(number x)
{
	return x;
}
