/* Specifiers that do not go together: storage in cast. */
typedef int number;

static int a = (static int)3;

number use(number x);
number use(number x)
{
	return x;
}
