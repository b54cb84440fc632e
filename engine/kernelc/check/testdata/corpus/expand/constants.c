// sparse: -Wno-decl
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

u8 a1 = 256, a2 = -1, a3 = -129, a4 = ~0, a5 = ~0xffu, a6 = 'a' * 3;
signed char b1 = 128, b2 = -128, b3 = -129, b4 = 255, b5 = 0xff80;
u16 c1 = 0x12345, c2 = (u16)0x12345, c3 = 0x10000 - 1, c4 = -0x8001;
u32 d1 = 0x100000000, d2 = -1, d3 = (u32)-1LL, d4 = 1ULL << 32;
int e1 = 0xffffffff, e2 = 0x1ffffffff, e3 = 2147483647 + 1, e4 = -2147483648;
long f1 = 1 << 31, f2 = 1L << 63, f3 = 0xffffffffffffffff;
_Bool g1 = 2, g2 = (_Bool)256, g3 = 0.5;
int h1 = 1.5, h2 = 1e10, h3 = (char)300.0, h4 = 3.99 + 0.02;
int i1 = 1 / 0, i2 = 1 % 0, i3 = 0 ? 1 / 0 : 2, i4 = 1 || 1 / 0, i5 = 0 && 1 % 0, i6 = 1.0 / 0;
int j1 = (-2147483647 - 1) / -1, j2 = (-2147483647 - 1) % -1, j3 = -(-2147483647 - 1);
char *k1 = (char *)0x123456789abcdef0, *k2 = (char *)(u32)0x123456789;
enum { E1 = 1 << 4, E3 = sizeof(int), E4 = (u8)300 };
int arr1[3 - 1], arr2[1 ? 2 : 3], arr3[sizeof(long) / 2], arr4[E3];
struct bits { u32 x : 3 + 1, y : sizeof(char); } bits = { 17, 300 };
_Static_assert(sizeof(arr4) == 16, "array");
_Static_assert((u8)300 == 44, "cast");

static int in_function(int x, u8 y)
{
	u8 z = 300;
	x = 0x123456789;
	y = 1000;
	y += 300;
	x &= 0x1ffffffff;
	if (y == 256 || x < 0x100000000 || x == -1u)
		return 0xfffffffff;
	switch (y) { case 300: return 1; case -1: return 2; }
	return x == 3 ? (u8)1000 : z;
}
