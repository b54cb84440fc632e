#define put(x) (x)
int (put)(int x);
static int put_it(int (*put)(int), int x)
{
	return (put)(x) + put (x);
}
static int *p = put;
