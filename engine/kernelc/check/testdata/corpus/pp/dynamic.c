#define HERE __LINE__
#define NAME(n) name_##n
#define XNAME(n) NAME(n)
static int a[__LINE__ == 4 ? 1 : -1];
static int b[HERE == 5 ? 1 : -1];
static int c[sizeof(__FILE__) == sizeof("dynamic.c") ? 1 : -1];
static int XNAME(__COUNTER__), XNAME(__COUNTER__);
static int d[__COUNTER__ == 2 ? 1 : -1];
static int e[__INCLUDE_LEVEL__ == 0 ? 1 : -1];
static int f[sizeof(__DATE__) == 12 && sizeof(__TIME__) == 9 ? 1 : -1];
static int *p = name_0;
static int *q = __LINE__;
