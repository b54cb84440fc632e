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
#define CAT(a, b) a ## b
#define XCAT(a, b) CAT(a, b)
#define STR(x) #x
#define XSTR(x) STR(x)
#define VA(fmt, args...) pr(fmt, ##args)
#define VA2(fmt, ...) pr(fmt, ##__VA_ARGS__)
#define VA3(...) pr(__VA_ARGS__)
#define REC(x) REC(x + 1)
#define LP (
int pr(const char *f, ...);
int XCAT(va, __LINE__) = 1;
int CAT(x, 1), CAT(x, CAT(1, 2));
const char *s = STR(a "q" \n 'c'), *t = XSTR(XCAT(a, b));
int REC(int q);
int g(int a, int *p);
int g(int a, int *p)
{
	VA("x"); VA("x", a); VA2("y", p, a); VA3(); VA3(p);
	return CAT(a, ) + CAT(, a) + CAT(+, +) a + VA LP "s" ) + __COUNTER__ + __INCLUDE_LEVEL__;
}
int h = CAT(1, .5) + CAT(., 5) + CAT("a", "b") + CAT(<, <) 2;
char *where = __FILE__ __DATE__ __TIME__;
