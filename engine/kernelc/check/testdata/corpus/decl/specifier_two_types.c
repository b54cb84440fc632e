/* Specifiers that do not go together: two types. */
typedef int number;

static int char a;

number use(number x);
number use(number x)
{
	return x;
}
