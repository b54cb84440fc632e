/* Specifiers that do not go together: thread register. */
typedef int number;

__thread register int a;

number use(number x);
number use(number x)
{
	return x;
}
