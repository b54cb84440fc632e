/* Specifiers that do not go together: long float. */
typedef int number;

static float long a;

number use(number x);
number use(number x)
{
	return x;
}
