#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))
void lock(void) __acquires(l);
void unlock(void) __releases(l);
void use(void *p);
static int a(int n)
{
	if (n)
		lock();
	use(0);
	if (n == 4)
		goto missing;
	return 0;
}
static int b(int n)
{
	lock();
	if (0)
		goto missing;
	return 0;
}
static int c(int n)
{
	lock();
	use(&&missing);
	return 0;
}
static int d(int n)
{
	lock();
	return 0;
	goto missing;
}
static int e(int n)
{
	unlock();
	goto missing;
}
static inline int f(int n)
{
	lock();
	if (n) goto missing;
	return 0;
}
static int g(int n) { return f(n); }
static int h(int n) { lock(); return n; }
int end(int *u);
int end(int *u)
{
	return a(1) + b(2) + c(3) + d(4) + e(5) + g(4) + h(5);
}
