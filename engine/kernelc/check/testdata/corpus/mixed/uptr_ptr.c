#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int f(char __user **a, char * __user *b, char __user * __user *c);
int f(char __user **a, char * __user *b, char __user * __user *c)
{
	char __user *x = *a;
	char *y = *b;
	char __user *z = *c;
	char w = **a;
	char v = **b;
	char u = **c;
	a = b;
	b = c;
	c = a;
	char __user *const *k = a;
	const char __user **l = a;
	char __user * __user *const m = c;
	return x == z && y && w + v + u + (k != 0) + (l != 0) + (m != 0);
}
