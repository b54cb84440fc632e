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
typedef int (*cb_t)(char __user *, size_t);
typedef int fn_t(char *, size_t);
int good(char __user *b, size_t n);
int bad(char *b, size_t n);
void notype(), nopar(void);
cb_t table[] = { good, bad, &good, &bad, 0, NULL, (cb_t)bad, nopar, notype };
fn_t *fp = good;
fn_t decl;
int run(cb_t c, fn_t *f, char __user *u, char *k);
int run(cb_t c, fn_t *f, char __user *u, char *k)
{
	c = f;
	f = c;
	c(k, 1);
	(*c)(u, 1);
	(***f)(u, 1);
	f(k);
	c(u, 1, 2);
	nopar(1);
	notype(u, 2);
	return (c == f) + (c == good) + (f ? c : f)(k, 1) + table[0](u, 0) + decl(u, 2) + !good;
}
