#define A 1
#ifdef A B C
static int a;
#else A
#endif A
#ifndef B + 1
static int b;
#endif /* B */
static int *p = 0;
