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
struct args { u32 cmd; u64 ptr; u32 len; } __attribute__((packed));
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
#define _IOC(d,t,n,s) (((d) << 30) | ((t) << 8) | (n) | ((s) << 16))
#define IOC_A _IOC(1, 'k', 1, sizeof(struct args))
#define IOC_B _IOC(2U, 'k', 2, sizeof(int))
#define IOC_C _IOC(2U, 'k', 2, sizeof(int))
static long do_ioctl(void *f, unsigned int cmd, unsigned long arg)
{
	struct args a, *pa = (void *)arg;
	void __user *up = (void __user *)arg;
	switch (cmd) {
	case IOC_A:
		if (copy_from_user(&a, arg, sizeof a))
			return -EFAULT;
		return copy_from_user(&a, (void *)a.ptr, a.len);
	case IOC_B:
		return *(int __user *)arg;
	case IOC_C:
		return *(int *)up;
	case 1 ... 3:
	case 2:
		pa = up;
		return pa->len;
	}
	return -ENOTTY;
}
long (*ioctl_fn)(void *, unsigned int, unsigned long) = do_ioctl;
long (*ioctl_fn2)(void *, unsigned int, void __user *) = do_ioctl;
