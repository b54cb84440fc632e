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
typedef u16 __bitwise __be16;
typedef u32 __bitwise __be32;
typedef u32 __bitwise __le32;
#define cpu_to_be32(x) ((__force __be32)__builtin_bswap32(x))
#define be32_to_cpu(x) __builtin_bswap32((__force u32)(x))
struct hdr { __be16 len; __be32 seq; __le32 crc; };
int parse(struct hdr *h, u32 v);
int parse(struct hdr *h, u32 v)
{
	h->seq = v;
	h->seq = cpu_to_be32(v);
	h->crc = h->seq;
	if (h->seq == 5)
		return 1;
	if (h->seq == cpu_to_be32(5))
		return 2;
	if (h->seq > h->seq)
		return 3;
	h->seq += 1;
	h->seq |= cpu_to_be32(1);
	h->seq = h->seq & ~cpu_to_be32(1);
	h->len = h->len << 1;
	v = h->len;
	v = h->seq + 1;
	switch (h->len) { case 1: return 9; }
	return be32_to_cpu(h->seq) + !h->crc + (h->seq ? 1 : 0);
}
