// sparse: -Wundef
#if CONFIG_HZ > 100
#endif
#if 0 && NOT_ASKED
#endif
#if A + B * C
#elif D
#endif
#if defined(E) || E
#endif
static int *p = 0;
