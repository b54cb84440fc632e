/* Specifiers that do not go together: storage in sizeof. */
typedef int number;

static int a = sizeof(register int) + sizeof(typedef int);

number use(number x);
number use(number x)
{
	return x;
}
