void lock(void) __attribute__((context(x, 0, 1)));
static int arr[3];
static int b(int n, int *p)
{
	if (p) goto missing;
	lock();
	n = arr[5];
	__builtin_memset(p, 0, 200000);
	return n << 40;
}
static int c(int n, int *p)
{
	if (0) goto missing;
	if (p) lock();
	n = arr[5];
	__builtin_memset(p, 0, 200000);
	return n << 40;
}
int end(int n);
int end(int n)
{
	__builtin_memset(&n, 0, 200000);
	return b(n, 0) + c(n, 0) + (n << 40);
}
