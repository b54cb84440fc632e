#define BUILD_BUG_ON(e) ((void)sizeof(char[1 - 2*!!(e)]))
static void f(void)
{
	BUILD_BUG_ON(sizeof(undefined));
}
static void g(void)
{
	BUILD_BUG_ON(1);
}
void h(int n);
void h(int n)
{
	f(); g();
	(void)sizeof(char[undefd]);
	(void)sizeof(char[n + undefd]);
}
