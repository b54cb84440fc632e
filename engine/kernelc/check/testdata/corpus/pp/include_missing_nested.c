static int *before = 0;
#include "needs.h"
static int *after = 0;
