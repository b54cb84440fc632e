#include "inner.h"
static int *outer = 0;
