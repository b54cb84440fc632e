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
struct seq_file { char *buf; void *private; };
struct seq_operations { void *(*start)(struct seq_file *, loff_t *); void (*stop)(struct seq_file *, void *); int (*show)(struct seq_file *, void *); };
static void *s_start(struct seq_file *m, loff_t *pos) { return *pos ? 0 : m->private; }
static void s_stop(struct seq_file *m, void __user *v) { }
static int s_show(struct seq_file *m, const void *v) { return *(int *)v; }
static const struct seq_operations ops = { .start = s_start, .stop = s_stop, .show = s_show, .next = s_start };
static const struct seq_operations ops2 = { s_start, s_stop, s_show, s_start };
const struct seq_operations *get(void);
const struct seq_operations *get(void) { return &ops ?: &ops2; }
