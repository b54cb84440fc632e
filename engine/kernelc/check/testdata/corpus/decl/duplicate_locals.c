/* The same name twice in one block. */
int twice(int x);
int twice(int x)
{
	int x;
	int y;
	int y;

	return x + y;
}
static int again(int a, int a)
{
	return a;
}
int differ(void);
int differ(void)
{
	int z;
	long z;

	return z + again(1, 2);
}
