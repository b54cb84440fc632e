static int *pd = 0;
#include "e.h"
static int *pd2=0;
