#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
struct in { int x; int arr[4]; struct { char c; } s; };
struct out { struct in i; struct in __user *pi; struct in *pk; struct in a[3]; };
int f(struct out __user *o, struct out *k);
int f(struct out __user *o, struct out *k)
{
	int r = o->i.x;
	r += o->pi->x;
	r += k->pi->x;
	r += k->pi->arr[2];
	r += o->a[1].x;
	r += (*o).i.s.c;
	r += (&o->i)->x;
	r += k->pi->s.c;
	int *p = o->i.arr;
	int __user *q = o->i.arr;
	int __user *q2 = &o->i.arr[1];
	int *q3 = &k->pi->arr[1];
	struct in copy = o->i;
	struct in *pp = &o->i;
	k->i = o->i;
	o->i = k->i;
	return r + *p + (q == q2) + (q3 == p) + copy.x + (pp == k->pk);
}
