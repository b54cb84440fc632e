static int *pc = 0;
#include "d.h"
static int *pc2 = 0;
