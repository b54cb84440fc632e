#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int f(int __user *u, int __user *v, char *k);
int f(int __user *u, int __user *v, char *k)
{
	*u += 1;
	*u |= *v;
	(*u)++;
	--*v;
	u += 2;
	v -= *u;
	u++;
	*u++ = *v++;
	*k = *u;
	u = v = k;
	k = u = v;
	*u = *v = 5;
	u[0] <<= u[1];
	(*u, *v);
	return u - v + (u - k);
}
