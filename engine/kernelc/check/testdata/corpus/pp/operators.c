static int a = 1, b = 2;
static int f(void)
{
	int c = a+++b;
	c = a---b;
	c <<= 1;
	c >>= 1;
	c = a- -b + - -b;
	c = a<b ? a<<b : a>>b;
	return c;
}
static int *p = a|b;
