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
typedef struct { int x; } spinlock_t;
void spin_lock(spinlock_t *l) __acquires(l);
void spin_unlock(spinlock_t *l) __releases(l);
struct d { spinlock_t lock; int n; struct d *next; };
int early(struct d *d);
int early(struct d *d)
{
	spin_lock(&d->lock);
	if (d->n < 0)
		return -EINVAL;
	d->n++;
	spin_unlock(&d->lock);
	return 0;
}
void twice(struct d *d);
void twice(struct d *d)
{
	spin_lock(&d->lock);
	spin_unlock(&d->lock);
	spin_unlock(&d->lock);
}
int loop(struct d *d);
int loop(struct d *d)
{
	while (d) {
		spin_lock(&d->lock);
		if (d->n == 3)
			break;
		if (d->n == 4)
			continue;
		spin_unlock(&d->lock);
		d = d->next;
	}
	return d != NULL;
}
int fine(struct d *d, int flag);
int fine(struct d *d, int flag)
{
	int ret = 0;
	if (flag)
		spin_lock(&d->lock);
	ret = d->n;
	if (flag)
		spin_unlock(&d->lock);
	return ret;
}
int sw(struct d *d);
int sw(struct d *d)
{
	spin_lock(&d->lock);
	switch (d->n) {
	case 0: goto out;
	case 1: spin_unlock(&d->lock); return 1;
	case 2: d->n = 0;
	default: return 5;
	}
out:
	spin_unlock(&d->lock);
	return 0;
}
