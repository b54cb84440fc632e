int x;
int f(void);
int f(void)
{
	const typeof() c = 2;
	typeof(,) d = 3;
	c = 3;
	d = c;
	return x;
}
