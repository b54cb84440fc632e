#include "guarded.h" // fine
#include "once.h" junk
static int *p = 0;
