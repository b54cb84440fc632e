// sparse:
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef u16 __bitwise __le16;
typedef u16 __bitwise __be16;
typedef u32 __bitwise __be32;
typedef u64 __bitwise __le64;
#define cpu_to_be32(x) ((__force __be32)__builtin_bswap32(x))
#define be32_to_cpu(x) __builtin_bswap32((__force u32)(__be32)(x))
#define htons(x) ((__force __be16)__builtin_bswap16(x))
struct header { __be16 type; __be16 len; __be32 src, dst; __le64 stamp; };
extern void send(__be32 to, __be16 type);

static int right(struct header *h, u32 n)
{
	h->src = cpu_to_be32(n);
	h->dst = h->src;
	h->type = htons(4);
	h->len = 0;
	h->stamp = 0;
	if (h->src == h->dst || h->type == htons(3) || h->dst != 0)
		return be32_to_cpu(h->dst);
	return !h->src && h->type;
}

static void wrong(struct header *h, u32 n, u16 s, u64 l)
{
	h->src = n;
	h->src = 1;
	h->type = s;
	h->type = h->src;
	h->stamp = l;
	n = h->src;
	s = h->type;
	l = h->stamp;
	send(n, s);
	send(h->type, h->src);
	send(h->src, 0);
}

static u32 returned(struct header *h)
{
	return h->src;
}

static __be32 returned_wrong(u32 n)
{
	return n;
}

static int compared(struct header *h, u32 n)
{
	return h->src == n || h->src == 1 || h->src < h->dst || h->type == h->src || n > h->dst;
}

static __be32 chosen(struct header *h, u32 n)
{
	__be32 a = n ? h->src : 0, b = n ? h->src : n, c = n ? h->src : h->type;

	return n ? a : b ? b : c;
}

static void pointers(struct header *h, u32 *p, __be32 *q, void *v)
{
	p = &h->src;
	q = p;
	q = &h->dst;
	v = q;
	q = v;
	p = (u32 *)q;
	p = (__force u32 *)&h->src;
	*q = *p;
}

static void casts(struct header *h, u32 n)
{
	u32 a = (u32)h->src;
	__be32 b = (__be32)n, c = (__be32)0, d = (__be32)1, e = (__be32)h->type, f = (__be32)h->src;
	__be16 g = (__force __be16)h->src;

	h->dst = (__be32)(u32)b;
	n = (int)h->type + (_Bool)h->type + (unsigned long)h->stamp;
}
