int add(a, b)
	int a;
	char *b;
{
	return a + *b;
}
sub(x) { return x; }
static mul(x, y) int x; { return x * y; }
int old();
extern ext;
main()
{
	auto n = 3;
	register int r;
	&r;
	old(1, 2, 3); add("s", 3); sub(); mul(1);
	return ext + n + implicit(4);
}
int div(a, b) int a, c; { return a / b; }
int proto(int a, b);
int mixed(int, char c) { return c; }
void v(void) { return 1; }
int noret(void) { }
