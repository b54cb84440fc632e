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
static inline void get(struct m *l) __acquires(l)
{
	__acquire(l);
	l->v = 1;
}
static inline void put(struct m *l) __releases(l)
{
	l->v = 0;
	__release(l);
}
static void helper(struct m *l)
{
	get(l);
}
void user1(struct m *l);
void user1(struct m *l)
{
	helper(l);
	put(l);
}
int user2(struct m *l, int n);
int user2(struct m *l, int n)
{
	get(l);
	do {
		if (n == 3)
			break;
		put(l);
		get(l);
	} while (n--);
	put(l);
	return n;
}
int user3(struct m *l, int n);
int user3(struct m *l, int n)
{
	for (;;) {
		get(l);
		if (n)
			continue;
		put(l);
	}
}
