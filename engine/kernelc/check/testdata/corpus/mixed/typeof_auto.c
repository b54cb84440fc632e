#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int f(int __user *u, int *k);
int f(int __user *u, int *k)
{
	typeof(u) a = k;
	typeof(*u) b = 1;
	typeof(*u) *c = k;
	typeof(*u) __user *d = k;
	typeof(&*u) e = u;
	__auto_type g = u;
	__auto_type h = *u;
	typeof(k) i = u;
	__typeof__(u[0]) j = *k;
	typeof((typeof(*u) __force)0) l = b;
	int __user x;
	typeof(x) *px = u;
	return *a + b + *c + *d + *e + *g + h + *i + j + l + *px;
}
