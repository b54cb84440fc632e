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
enum c { RED, GREEN = 5, BLUE, NEG = -1, BIG = 0x80000000, HUGE = 0x100000000ULL };
enum d { X = RED, Y = 1.5, Z = undef, W = "s", V = sizeof(int), U = (char)300 } dv = 7;
enum e1 { P }; enum e2 { Q };
enum fwd; enum fwd *pf; enum empty { };
typedef enum { ON, OFF, } sw_t;
int f(enum c c, enum e1 e, sw_t s);
int f(enum c c, enum e1 e, sw_t s)
{
	enum e2 q = e;
	c = e; e = Q; e = 1; s = ON; s = RED; s |= OFF;
	if (c == P || e == Q || s == GREEN) return Q;
	switch (c) { case RED: case GREEN: case BLUE: return 1; case P: case Q: case HUGE: return 2; case 2 ... 4: break; case 3: break; default: break; default: break; }
	switch (s) { case ON: break; case P: break; }
	int RED = 3;
	enum { RED2 = RED };
	return c ? e : s + RED + sizeof(enum c) + sizeof(enum fwd) + dv + q + (c < e) + (e ? P : Q);
}
