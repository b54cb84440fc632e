#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int f(int (__user *pa)[4], int __user *ap[4], int (*fp)(int __user *));
int f(int (__user *pa)[4], int __user *ap[4], int (*fp)(int __user *))
{
	int k[4];
	int (*ka)[4] = &k;
	int s = (*pa)[1] + pa[0][2];
	s += *ap[1];
	ka = pa;
	pa = ka;
	s += fp(k) + fp(*pa) + fp(ap[0]) + fp(*ka);
	s += (*fp)(&k[1]);
	return s + sizeof(*pa) + sizeof(pa[0][0]);
}
