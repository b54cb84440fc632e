#define call(a, b) a b
call(static int,
#include "guarded.h"
x);
static int *p = 0;
