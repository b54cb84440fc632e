#if 1
static int a;
#if 0
#if 1
#error hidden
#else
#error hidden
#endif
#elif 1
static int b;
#elif 1 / 0
#error hidden
#else
#error hidden
#endif
#else
#bogus
"unbalanced
#include "nothing.h"
#define a b
#endif
static int *p = 0;
