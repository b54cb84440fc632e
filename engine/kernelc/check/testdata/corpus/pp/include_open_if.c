#include "open_if.h"
static int *p = 0;
