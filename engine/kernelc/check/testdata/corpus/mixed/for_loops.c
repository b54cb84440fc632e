#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int sum(int __user *u, int n);
int sum(int __user *u, int n)
{
	int s = 0, i;
	for (i = 0; i < n; i++)
		s += u[i];
	while (*u++)
		s++;
	do { s += *--u; } while (*u);
	for (int *p = u; *p; p++)
		s += *p;
	for (int __user *q = u, *r = u; q < u + n && r; ++q)
		s += *q;
	switch (*u) {
	case 1: s = u[1]; break;
	default: s += *u ? *u : u[2];
	}
	if (*u)
		return *u;
	else if (u[1] == 4 && !*u)
		return ~*u;
	return -*u + s;
}
