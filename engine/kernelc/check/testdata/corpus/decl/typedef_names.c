/* Typedef names, hidden and used as something else. */
typedef int number;
typedef number numbers[4];
typedef int reader(char *, int);
static reader read_one;
static int read_one(char *s, int n)
{
	return s[n];
}
static int shift(number number)
{
	return number << 1;
}
static int scopes(void)
{
	number x = 1;
	{
		typedef char number;
		number *p = &x;
		x = *p;
	}
	{
		number number = 3;
		x += number;
	}
	return x;
}
int use(numbers n);
int use(numbers n)
{
	reader *r = read_one;

	return shift(n[1]) + scopes() + r("x", 0);
}
