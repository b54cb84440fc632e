#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
extern int __user *gu;
extern int *gk;
extern char __user buf[64];
int __user *gi;
int *bad = &*(int __user *)0;
static int __user *init = (int __user *)0x1000;
static int *init2 = (int __user *)0x1000;
int use(void);
int use(void)
{
	gk = gu;
	gu = gk;
	gi = &gk[2];
	char *p = buf;
	char c = buf[3];
	char __user *q = buf;
	static int __user *s;
	s = gk;
	return *gk + *gu + (p == q) + c + *s + *init + *init2 + *bad;
}
