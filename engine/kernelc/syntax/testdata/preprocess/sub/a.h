#include "b.h"
static int *pa = 0;
