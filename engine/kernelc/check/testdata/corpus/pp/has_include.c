#if __has_include("guarded.h")
#include "guarded.h"
#endif
static int *p = 0;
