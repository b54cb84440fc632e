#define __user __attribute__((noderef, address_space(__user)))
void lock(void) __attribute__((context(x, 0, 1)));
static int a(int __user *n)
{
	lock();
	return *n;
}
static int b(int __user *n)
{
	int *p = n;
	if (p) goto missing;
	lock();
	p = n;
	return *n;
}
static int c(int __user *n)
{
	int *p = n;
	lock();
	return *n + *p;
}
int end(int __user *u);
int end(int __user *u)
{
	return a(u) + b(u) + c(u);
}
