#line 100 "other.c"
#line x
# 7 "third.c" 3 4
#ident "version"
#pragma GCC diagnostic ignored "-Wall"
#pragma pack(1)
#
# /* nothing */
_Pragma("once") static int a;
static int *p = 0;
static int line[__LINE__ == 11 ? 1 : -1];
