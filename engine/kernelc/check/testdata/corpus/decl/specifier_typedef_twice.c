/* Specifiers that do not go together: typedef twice. */
typedef int number;

static number number a;

number use(number x);
number use(number x)
{
	return x;
}
