/* Specifiers that do not go together: signs. */
typedef int number;

static signed unsigned a;

number use(number x);
number use(number x)
{
	return x;
}
