_Static_assert(__builtin_expect(1, 1), "a");
_Static_assert(__builtin_expect(0, 1), "b");
_Static_assert(__builtin_expect(1, 1) == 1, "c");
_Static_assert((__builtin_expect(1, 1)), "d");
_Static_assert(__builtin_constant_p(1), "e");
_Static_assert(__builtin_constant_p(1) == 1, "f");
_Static_assert(__builtin_bswap32(1), "g");
_Static_assert(__builtin_bswap32(1) == 0x01000000, "h");
_Static_assert(__builtin_expect(1 == 1, 1), "i");
_Static_assert(!__builtin_expect(1, 1), "j");
_Static_assert(!!__builtin_expect(1, 1), "k");
_Static_assert(__builtin_popcount(3), "l");
_Static_assert(__builtin_types_compatible_p(int, int), "m");
static int x[__builtin_expect(2, 1)], y[__builtin_expect(2, 1) + 1];
static int z = __builtin_expect(2, 1), w = __builtin_bswap32(2);
enum { A = __builtin_expect(1, 1), B = __builtin_ctz(8), C = __builtin_ffs(4) };
struct s { int a:__builtin_expect(3, 1); int b:__builtin_popcount(7); };
int f(int n) { switch (n) { case __builtin_expect(1, 1): case __builtin_bswap16(1): return 1; } return x[0] + y[0] + z + w; }
