#define A 1 + \
 2
static int *p = 0;
static int b[A == 3 ? 1 : -1];
static int *q = A;
