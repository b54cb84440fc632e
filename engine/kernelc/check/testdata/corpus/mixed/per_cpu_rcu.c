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
struct node { struct node __rcu *next; int v; };
#define rcu_dereference(p) ({ typeof(*(p)) *___p = (typeof(*(p)) __force *)(p); ((typeof(*p) __force *)(___p)); })
#define rcu_assign_pointer(p, v) do { (p) = (typeof(*(v)) __force __rcu *)(v); } while (0)
#define per_cpu_ptr(p, c) ({ (typeof(*(p)) __force *)(p) + (c); })
static int __percpu *counters;
static struct node __rcu *head;
int walk(struct node *n, int cpu);
int walk(struct node *n, int cpu)
{
	struct node *p = rcu_dereference(head);
	int s = 0;
	for (; p; p = p->next)
		s += p->v;
	for (p = rcu_dereference(head); p; p = rcu_dereference(p->next))
		s += p->v;
	rcu_assign_pointer(head, n);
	rcu_assign_pointer(n->next, head);
	head = n;
	head->v = 3;
	*per_cpu_ptr(counters, cpu) += 1;
	*counters = 2;
	s += *per_cpu_ptr(head, cpu);
	counters = &s;
	return s;
}
