/* Specifiers that do not go together: thread auto. */
typedef int number;

_Thread_local auto int a;

number use(number x);
number use(number x)
{
	return x;
}
