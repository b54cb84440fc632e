#include "open_call.h"
2);
static int *p = 0;
