int a = 1 2;
int f(int x)
{
	x = ;
	x = x + ;
	if x return 1;
	return x
}
struct s { int a; int b } t;
int b = (1;
int c[3;
enum e { A, , B };
int if;
int g(int, int y { return y; }
int h(void)
{
	int d = 3;
	{
		d++;
	return d;
}
