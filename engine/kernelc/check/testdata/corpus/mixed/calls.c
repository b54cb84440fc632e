#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __rcu __attribute__((noderef, address_space(__rcu)))
# define __percpu __attribute__((noderef, address_space(__percpu)))
# define __force __attribute__((force))
# define __bitwise __attribute__((bitwise))
# define __acquires(x) __attribute__((context(x, 0, 1)))
# define __releases(x) __attribute__((context(x, 1, 0)))
# define __must_hold(x) __attribute__((context(x, 1, 1)))
# define __acquire(x) __context__(x, 1)
# define __release(x) __context__(x, -1)
# define __cond_lock(x, c) ((c) ? ({ __acquire(x); 1; }) : 0)
#else
# define __user
# define __iomem
# define __rcu
# define __percpu
# define __force
# define __bitwise
# define __acquires(x)
# define __releases(x)
# define __must_hold(x)
# define __acquire(x) (void)0
# define __release(x) (void)0
# define __cond_lock(x, c) (c)
#endif
#define NULL ((void *)0)
#define EFAULT 14
#define EINVAL 22
#define ENOTTY 25
#define ENOMEM 12
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned long size_t;
typedef long ssize_t;
typedef long long loff_t;
int none(void); int one(int a); int var(const char *f, ...); int old(); void nothing(void);
struct s { int (*op)(struct s *, char __user *); int x; };
int f(struct s *s, char __user *u, int *p);
int f(struct s *s, char __user *u, int *p)
{
	none(1); one(); one(1, 2); var(); var(u); var("x", u, 1.5); old(1, u);
	one(p); one("s"); one(1.5); one(*s); one(nothing()); nothing(none);
	s->op(s, u); s->op(u, s); (*s->op)(s, p); s->op(s); s->x(1); undefined(1); undefined2(u, *u);
	p(1); 5(2); "s"(3);
	int v = nothing();
	v += nothing();
	if (nothing()) return nothing();
	return one(none) + one(none()) + (nothing(), 1) + one((1, 2)) + one(({ 3; }));
}
