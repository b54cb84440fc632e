/* Specifiers that do not go together: short char. */
typedef int number;

static short char a;

number use(number x);
number use(number x)
{
	return x;
}
