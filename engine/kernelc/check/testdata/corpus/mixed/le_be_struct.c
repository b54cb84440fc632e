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
typedef u16 __bitwise __le16; typedef u32 __bitwise __le32; typedef u16 __bitwise __be16; typedef u32 __bitwise __be32; typedef u64 __bitwise __le64;
#define cpu_to_le32(x) ((__force __le32)(u32)(x))
#define le32_to_cpu(x) ((__force u32)(__le32)(x))
#define cpu_to_be16(x) ((__force __be16)__builtin_bswap16(x))
struct hdr { __le16 type; __le32 len; __be16 port; __be32 addr; __le64 big; };
int parse(struct hdr *h, u32 v);
int parse(struct hdr *h, u32 v)
{
	h->len = v;
	h->len = cpu_to_le32(v);
	h->len = cpu_to_le32(h->len);
	v = h->len;
	v = le32_to_cpu(h->len);
	v = le32_to_cpu(h->addr);
	h->len += 1;
	h->len++;
	h->len |= cpu_to_le32(8);
	h->len &= ~cpu_to_le32(8);
	h->type = ~h->type;
	h->type = h->port;
	h->big = h->len;
	h->port = cpu_to_be16(80);
	h->port = 80;
	h->port = 0;
	if (h->len > 5)
		v++;
	if (h->len == cpu_to_le32(5) || h->port == h->addr)
		v--;
	if (h->len)
		v <<= h->len;
	switch (h->type) {
	case 1: break;
	case 0: break;
	case (__force __le16)3: break;
	}
	h->addr = -h->addr;
	return h->len << 3 | !h->type;
}
