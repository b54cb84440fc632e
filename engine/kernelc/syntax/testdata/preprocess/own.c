__linux__ __GNUC__ __INT_MAX__ __CHECKER__ __SIZE_TYPE__ __x86_64__ __extension__ x __LONG_MAX__ unix linux i386 __STDC_VERSION__ __OPTIMIZE__ __DATE__X __has_attribute __has_attribute(packed) __has_builtin(__builtin_expect) __has_feature(x) __has_extension(c_alignas)
__builtin_va_start(a,b); __builtin_va_arg(ap, int) __builtin_va_end(x) __builtin_va_arg_pack() __builtin_offsetof(a,b)
__has_attribute() __has_attribute(1) __has_attribute(a,b)
__has_attribute(packed x)
#define P packed
__has_attribute(P)
#ifdef __has_attribute
yes
#endif
#ifdef __LINE__
yes
#endif
#if defined(__COUNTER__) && __COUNTER__ == 0 && __COUNTER__ == 1
yes
#endif
#error   "a"   b'c'
#warning foo   bar
#error
#line 5 "foo.c"
__LINE__ __FILE__
# 10 "x.c" 1
__LINE__
#ident "x"
#sccs "x"
#assert x
#import <x>
#nostdinc
#weak_define WD 1
#strong_define SD 1
#define SD 2
#undef SD
SD WD
#define WD 2
WD
#strong_undef SD
SD
#!
##
#@
#"a"
# /* x */
#/**/define ZZ 1
ZZ
