// sparse: -Wno-bitwise
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef unsigned int __bitwise gfp_t;
typedef unsigned short __bitwise be16;
typedef unsigned char __bitwise blk_t;
#define GFP_A ((__force gfp_t)1u)
#define GFP_B ((__force gfp_t)2u)

static gfp_t masks(gfp_t g, gfp_t h)
{
	g = g | GFP_A;
	g |= GFP_B;
	g &= ~GFP_A;
	g ^= h;
	g = ~g & h;
	g = (g | h) ^ GFP_A;
	if (g & GFP_A)
		return g & ~h;
	if (!(g & GFP_B) || g == GFP_A)
		return 0;
	return g | 0;
}

static gfp_t with_numbers(gfp_t g, unsigned int n)
{
	g = g | 1;
	g |= 4;
	g &= n;
	g = g & 0xff;
	n = n | g;
	n |= g;
	g = g | n;
	return g ^ 1;
}

static gfp_t arithmetic(gfp_t g, gfp_t h, int n)
{
	g = g + 1;
	g = g + h;
	g += 1;
	g -= h;
	g++;
	--g;
	g = g << 1;
	g <<= 1;
	g = -g;
	g = +g;
	n = 1 << g;
	n <<= g;
	n += g;
	n = g * 2 + g % 3;
	n = g < h;
	n = g > 0;
	return g >> n;
}

static be16 narrow(be16 a, be16 b, blk_t c)
{
	int n = ~a;

	a = ~b;
	a &= ~b;
	a |= ~b;
	a = ~a | b;
	c = ~c;
	if (~a)
		n++;
	if (!~a)
		n++;
	if (~a == b)
		n++;
	if (~a == ~b)
		n++;
	n = ~a + 1;
	n += ~b;
	b = n ? ~a : b;
	n = (int)~a;
	return (be16)~a;
}

static int indexes(int *p, gfp_t g, be16 b)
{
	return p[g] + g[p] + *(p + b) + *(p - g) + (p += b)[0];
}

static double floats(gfp_t g, double d)
{
	d = g;
	d += g;
	g = d;
	return d + g;
}

static int truth(gfp_t g, be16 b)
{
	_Bool x = g, y = ~b;

	x = b;
	return g && b && x ? 1 : g || y;
}

static int sizes(be16 b, gfp_t g)
{
	return sizeof(b) + sizeof(~b) + sizeof(b | b) + sizeof(g & g) + __alignof__(b);
}
