// sparse: -std=gnu11 -O2 -fPIC
#if __STDC_VERSION__ != 201112L || __OPTIMIZE__ != 1 || __PIC__ != 2 || !defined(unix)
#error flags
#endif
static int *p = 0;
