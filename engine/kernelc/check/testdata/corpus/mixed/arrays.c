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
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]) + sizeof(struct { int:-!!(__builtin_types_compatible_p(typeof(a), typeof(&(a)[0]))); }))
int a[4], b[2][3], *p, (*q)[3], z[0], neg[-1], e[], f[] = { 1, 2, 3 }, fl[2.5], st["x"], un[undef];
extern int ex[]; extern int ex[4]; extern int ex[5];
char s1[3] = "abcd", s2[] = "abc", s3[4] = { "abc" }, *s4 = { "x" }, s5[2] = { 'a', 'b', 'c' };
int m1[2][2] = { 1, 2, 3, 4 }, m2[2][2] = { { 1, 2, 3 }, { 4 } }, m3[2] = { [5] = 1 }, m4[] = { [2] = 1, 2, [0] = 3, 4, 5, [1 ... 3] = 9 };
int g(int n, int v[n], int w[static 3], int (*r)[n], int k[][4]);
int g(int n, int v[n], int w[static 3], int (*r)[n], int k[][4])
{
	int vla[n], (*pv)[n] = r;
	a = p; p = a; q = b; q = &b[1]; p = b; p = b[0]; p = &a; q = a;
	a[1.5] = 1; a[p] = 1; 1[a] = 2; n[n] = 3; p = a + p; p = p - a;
	return ARRAY_SIZE(a) + ARRAY_SIZE(p) + sizeof(vla) + sizeof e + (*pv)[1] + v[1] + w[2] + k[1][2] + a[10] + sizeof(k) + &a[4] - p;
}
