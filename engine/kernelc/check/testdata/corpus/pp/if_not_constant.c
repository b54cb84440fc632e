#if "text"
#endif
#if 1.5
#endif
#if 1 << 40
#endif
#if f(1)
#endif
#if *x
#endif
#if &x
#endif
#if x++
#endif
#if x[1]
#endif
#if sizeof(int) == 4
#endif
#if (x = 1)
#endif
#if 08
#endif
static int *p = 0;
