#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
int __user *bad_ret(int *p);
int *bad_ret2(int __user *p);
void nothing(int __user *p);
int __user *bad_ret(int *p)
{
	return p;
}
int *bad_ret2(int __user *p)
{
	if (!p)
		return 0;
	return p;
}
void nothing(int __user *p)
{
	return *p;
}
int noval(int __user *p);
int noval(int __user *p)
{
	if (p)
		return;
	return p;
}
static const char __user *cc(const char *s) { return s; }
static char __user *c2(const char __user *s) { return s; }
struct r { int a; };
static struct r sr(struct r __user *u) { return *u; }
static struct r sr2(struct r __user *u) { return u; }
