// sparse: -Wsparse-error
extern int f(int);
void g(int n);
typeof(undefd) y;
int k = 1;
void g(int n)
{
	int *p = y;
	int q = y;
	p = y;
	q = y;
	f(y);
	f(_Generic(n, long: 2));
	q = _Generic(n, long: 2);
	q += y;
	q = y + 1;
	q = (n > 1) ? y : 2;
	y = 2;
	y = p;
	if (y) q++;
	q = y.a;
	q = *y;
	q = y(2);
	q = y[2];
	q = &y;
	p = &y;
	q = !y;
	q = -y;
	y++;
	q = (int)y;
	q = y == 1;
	switch (y) { case 1: q = 2; }
	static int z = y;
	p = __builtin_memcpy;
	f(__builtin_memcpy);
	n = f(__builtin_memcpy);
	q = __builtin_memcpy + 1;
	return y;
}
