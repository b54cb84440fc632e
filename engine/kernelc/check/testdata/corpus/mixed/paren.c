int f(int a, int b)
{
	a = (b + 1;
	b = a * (3 + 4));
	return a + b];
}
int g(int a)
{
	g(a, ;
	g((a);
	return g(;
}
