#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
#define GET(p) (*(p))
#define PUT(p, v) do { *(p) = (v); } while (0)
#define TWICE(x) ((x) + (x))
#define FIELD(s, f) ((s)->f)
#define CAST(t, p) ((t)(p))
struct s { int a, b; };
int f(struct s __user *u, int __user *p);
int f(struct s __user *u, int __user *p)
{
	PUT(p, 3);
	PUT(&u->a, GET(p));
	return GET(p) + TWICE(*p) + FIELD(u, b) + *CAST(int *, p) + CAST(struct s *, u)->a;
}
