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
#define HAVE 1
#define EMPTY
#define VER(a,b) (((a) << 8) + (b))
#if VER(5,10) > 0x500 && defined HAVE && !defined(NOPE)
int yes;
#else
int no;
#endif
#if EMPTY
#endif
#if HAVE == 1 ? 0 : 1
int x;
#endif
#ifdef HAVE extra
#endif
#ifndef NOPE
# if 0
#  error not reached
# elif 1
int reached;
# elif 1 / 0
# else
int wrong;
# endif
#endif
#if 10 / 0
#endif
#if 0x8000000000000000 > 0 && -1 > 0u
int big;
#endif
#if 'a' == 97 && '\n' == 10
int chars;
#endif
#if __has_include("nofile.h") || __has_attribute(noderef)
int has;
#endif
#if 08 || 1e3
#endif
#if (HAVE
#endif
#elif 1
#endif
#else
