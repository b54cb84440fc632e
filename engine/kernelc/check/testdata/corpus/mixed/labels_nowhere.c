#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))
void lock(void) __acquires(l);
void unlock(void) __releases(l);
static int retry(int n)
{
	lock();
	if (n)
		goto missing;
	unlock();
	return 0;
}
static int retry2(int n)
{
	lock();
	if (n)
		goto missing;
	return 0;
}
static int retry3(int n)
{
	if (n)
		goto missing;
	lock();
	return 0;
}
static int retry4(int n)
{
	lock();
	goto missing;
	unlock();
	unlock();
	return 0;
}
static int retry5(int n)
{
again:
	lock();
	if (n == 2) {
		unlock();
		goto again;
	}
	if (n == 3)
		goto missing;
	unlock();
	return 0;
}
int end(void);
int end(void)
{
	return retry(1) + retry2(2) + retry3(3) + retry4(4) + retry5(5);
}
