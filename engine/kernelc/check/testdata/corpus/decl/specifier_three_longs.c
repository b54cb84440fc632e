/* Specifiers that do not go together: three longs. */
typedef int number;

static long long long a;

number use(number x);
number use(number x)
{
	return x;
}
