#define check(n) static int check_##n
#if 1 + 2 * 3 == 7 && (1 + 2) * 3 == 9
check(arithmetic);
#endif
#if -1 < 0u
#error signed
#else
check(unsigned);
#endif
#if 'a' == 97 && '\n' == 10 && '\xff' == 255 && L'\x1234' == 0x1234
check(characters);
#endif
#if 10 == 0xa && 012 == 10 && 0b1010 == 10 && 10u == 10ull
check(bases);
#endif
#if (2 || 1 / 0) && !(0 && 1 / 0) && (1 ? 2 : 1 / 0)
check(short_circuit);
#endif
#if ~0 == -1 && (7 & 12) == 4 && (7 | 8) == 15 && (5 ^ 1) == 4 && 1 << 3 == 8 && -8 >> 1 == -4
check(bits);
#endif
#if -7 / 2 == -3 && -7 % 2 == -1
check(division);
#endif
#if 2147483647 + 1 < 0 && 0x80000000 > 0
check(wraps);
#endif
#if not_defined || true
#error names are 0
#endif
#if (1, 0)
#error comma
#endif
static int *p = check_unsigned;
