#if 0xffffffffffffffff > 0
static int a;
#endif
#if 18446744073709551615 == 0xffffffffffffffff
static int b;
#endif
#if 9223372036854775808 > 1
static int c;
#endif
#if 18446744073709551616
#endif
static int d;
