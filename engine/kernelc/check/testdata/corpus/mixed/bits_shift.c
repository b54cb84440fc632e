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
typedef u32 __bitwise gfp_t;
#define __GFP_A ((__force gfp_t)1u)
#define __GFP_B ((__force gfp_t)2u)
struct fl { unsigned a:3, b:30; int s:1, t:2; u8 c:9; gfp_t g; u64 l:40; };
void *alloc(size_t n, gfp_t g);
int f(struct fl *x, u64 v, int n);
int f(struct fl *x, u64 v, int n)
{
	x->a = 9; x->s = 1; x->t = 3; x->b = -1; x->l = v; x->a += 8; x->a = x->b << 31;
	alloc(1, __GFP_A | __GFP_B); alloc(1, 3); alloc(1, __GFP_A | 4); alloc(__GFP_A, 0); alloc(1, ~__GFP_A & x->g);
	v = 1 << 40; v = 1ULL << 64; v = n << 32; v >>= 65; n = -1 << 3; n = 1 << n; n <<= 33; n >>= -1; v = (u8)n << 24; n = (char)200 >> 9;
	if (x->a > 7 || x->a == 8 || (u8)n > 255 || (u8)n < 0 || n > 0x100000000LL) n = 0;
	return !x->a & 1 | !n & 3 | (n & !v) + (x->g == 1) + (x->g & __GFP_B ? 1 : 0) + &x->a + sizeof(x->a) + n % 0 + 5 / (n - n);
}
