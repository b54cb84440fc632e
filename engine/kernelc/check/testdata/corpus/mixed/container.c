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
#define offsetof(t, m) __builtin_offsetof(t, m)
#define container_of(ptr, type, member) ({ const typeof(((type *)0)->member) *__m = (ptr); (type *)((char *)__m - offsetof(type, member)); })
struct list { struct list *next, *prev; };
struct item { int id; struct list node; void __user *u; };
int f(struct list *l, struct list __user *ul, int *bad);
int f(struct list *l, struct list __user *ul, int *bad)
{
	struct item *a = container_of(l, struct item, node);
	struct item *b = container_of(ul, struct item, node);
	struct item *c = container_of(bad, struct item, node);
	struct item *d = container_of(&a->u, struct item, u);
	struct item *e = container_of(l, struct item, nosuch);
	return a->id + b->id + c->id + d->id + e->id + offsetof(struct item, nosuch) + offsetof(struct item, node.prev) + offsetof(struct list, next[1]);
}
