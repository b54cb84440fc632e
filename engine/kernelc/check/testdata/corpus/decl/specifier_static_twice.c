/* Specifiers that do not go together: static twice. */
typedef int number;

static static int a;

number use(number x);
number use(number x)
{
	return x;
}
