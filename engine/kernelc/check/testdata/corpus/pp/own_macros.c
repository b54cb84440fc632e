#if !defined(__GNUC__) || __GNUC__ != 12 || __GNUC_MINOR__ != 2
#error gcc
#endif
#if !defined(__CHECKER__) || !defined(__linux__) || !defined(__x86_64__) || !defined(__LP64__)
#error machine
#endif
#ifdef __STDC_VERSION__
#error dialect
#endif
#if __INT_MAX__ != 0x7fffffff || __SIZEOF_LONG__ != 8 || __CHAR_BIT__ != 8
#error sizes
#endif
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error order
#endif
static __SIZE_TYPE__ size;
static __PTRDIFF_TYPE__ *p = size;
