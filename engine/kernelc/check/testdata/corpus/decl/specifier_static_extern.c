/* Specifiers that do not go together: static extern. */
typedef int number;

static extern int a;

number use(number x);
number use(number x)
{
	return x;
}
