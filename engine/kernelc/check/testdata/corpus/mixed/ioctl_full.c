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
struct req { u32 cmd; u64 addr; char __user *buf; };
#define IOC_GET 1
#define IOC_SET 2
static struct req last;
static long lab_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct req __user *ur = (struct req __user *)arg;
	struct req *bad = (struct req *)arg;
	struct req r;
	char *data;
	void __user *p = (void __user *)arg;

	switch (cmd) {
	case IOC_GET:
		if (copy_to_user(ur, &last, sizeof(last)))
			return -EFAULT;
		break;
	case IOC_SET:
		if (copy_from_user(&r, arg, sizeof(r)))
			return -EFAULT;
		data = r.buf;
		last.cmd = ur->cmd;
		last.addr = r.addr;
		if (copy_from_user(bad, ur, sizeof(*bad)))
			return -EFAULT;
		if (copy_from_user(&r.cmd, &ur->cmd, sizeof(u32)))
			return -EFAULT;
		if (copy_from_user(data, (void __user *)r.addr, 4))
			return -EFAULT;
		break;
	default:
		return -ENOTTY;
	}
	return p == ur;
}
long (*keep)(struct file *, unsigned int, unsigned long) = lab_ioctl;
