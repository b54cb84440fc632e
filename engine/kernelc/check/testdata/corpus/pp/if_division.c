#define WIDTH 0
#if 32 / WIDTH > 1
static int wide;
#else
static int narrow;
#endif
#if 32 % WIDTH
#endif
static int *p = 0;
