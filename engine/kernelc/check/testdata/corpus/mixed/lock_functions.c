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
struct d { spinlock_t lock; int n; };
void take(struct d *d) __acquires(&d->lock);
void take(struct d *d) { __acquire(&d->lock); }
void drop(struct d *d) __releases(&d->lock);
void drop(struct d *d) { __release(&d->lock); }
void wrong(struct d *d) __acquires(&d->lock);
void wrong(struct d *d) { }
void held(struct d *d) __must_hold(&d->lock);
void held(struct d *d) { __release(&d->lock); d->n = 1; __acquire(&d->lock); }
void held2(struct d *d) __must_hold(&d->lock);
void held2(struct d *d) { __release(&d->lock); d->n = 1; }
static void inl(struct d *d) __acquires(d);
static void inl(struct d *d) { __acquire(d); }
static inline void helper(struct d *d) { __acquire(d); }
static inline void helper2(struct d *d) { __release(d); }
void user(struct d *d);
void user(struct d *d) { helper(d); d->n++; helper2(d); }
void user2(struct d *d);
void user2(struct d *d) { helper(d); if (d->n) return; helper2(d); }
void user3(struct d *d);
void user3(struct d *d) { inl(d); if (d->n) drop(d); }
int trylock(struct d *d);
#define try(d) __cond_lock(d, trylock(d))
int t(struct d *d);
int t(struct d *d) { if (try(d)) { drop(d); return 1; } return 0; }
int t2(struct d *d);
int t2(struct d *d) { int got = try(d); if (got) drop(d); return got; }
