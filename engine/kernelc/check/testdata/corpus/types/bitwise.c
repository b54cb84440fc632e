/* Restricted types: their names, their arithmetic, their promotion. */
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef unsigned short __bitwise __le16;
typedef unsigned int __bitwise __be32;
typedef unsigned long long __bitwise __le64;
typedef __be32 wire_t;
static __le16 half;
static __be32 word;
static __le64 wide;
static wire_t wire;
static unsigned __bitwise nameless;

struct header {
	__be32 length;
	__le16 flags;
	__le64 pad[2];
};

static unsigned decode(struct header *h)
{
	unsigned x = h->length;
	unsigned short y = h->flags;
	char *p;

	p = &half;
	p = &wire;
	p = &nameless;
	p = &h->pad;
	p = ~half;
	p = half & half;
	x = half + half;
	x = word << 1;
	half = 0;
	half = 1;
	word |= half;
	wide = word;
	nameless = nameless + 1;
	x += (__force unsigned)word;
	return x + y + (word == wire);
}

unsigned run(struct header *h);
unsigned run(struct header *h)
{
	return decode(h);
}
