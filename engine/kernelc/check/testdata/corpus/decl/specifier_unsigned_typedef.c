/* Specifiers that do not go together: unsigned typedef. */
typedef int number;

static unsigned number a;

number use(number x);
number use(number x)
{
	return x;
}
