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
struct inode;
struct file { void *private_data; unsigned int f_flags; };
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
void *kmalloc(size_t n, unsigned int flags);
struct m { int v; };
void down(struct m *l) __acquires(l);
void up(struct m *l) __releases(l);
int a1(struct m *l, int n);
int a1(struct m *l, int n)
{
	int r = -1;
	down(l);
	if (n < 0)
		goto out;
	r = n;
out:
	up(l);
	return r;
}
int a2(struct m *l, int n);
int a2(struct m *l, int n)
{
	down(l);
	if (n < 0)
		goto out;
	up(l);
out:
	return n;
}
int a3(struct m *l, int n);
int a3(struct m *l, int n)
{
	switch (n) {
	case 1: down(l); break;
	case 2: down(l); up(l); break;
	default: return 0;
	}
	up(l);
	return 1;
}
void a4(struct m *l);
void a4(struct m *l)
{
	up(l);
}
void a5(struct m *l) __acquires(l);
void a5(struct m *l)
{
	down(l);
}
void a6(struct m *l) __releases(l)
{
	up(l);
}
void a7(struct m *l) __must_hold(l)
{
	up(l);
	down(l);
}
void a8(struct m *l) __acquires(l)
{
	if (l->v)
		down(l);
}
