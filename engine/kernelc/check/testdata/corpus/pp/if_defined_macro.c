#define HAS_A defined(A)
#define A
#if HAS_A
static int a;
#else
#error no
#endif
#if defined(HAS_A) && HAS_A
static int *p = 0;
#endif
