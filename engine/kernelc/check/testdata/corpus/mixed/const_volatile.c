#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int f(const int __user *c, volatile int __user *v, const volatile int __user *cv, int __user *n);
int f(const int __user *c, volatile int __user *v, const volatile int __user *cv, int __user *n)
{
	n = c;
	c = n;
	v = cv;
	cv = v;
	n = v;
	*c = 1;
	const int *k = c;
	int *m = cv;
	c = k;
	v = m;
	cv = k;
	return (c == v) + (n == cv) + (k == c) + (m == k);
}
