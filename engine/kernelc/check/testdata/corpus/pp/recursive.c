#define foo foo + bar
#define bar foo
#define f(x) x + f(x)
#define g h
#define h g
static int foo_total;
static int total(int foo, int g)
{
	return foo + g;
}
#define size size * 2
static int area(int size_of)
{
	return f(size_of);
}
