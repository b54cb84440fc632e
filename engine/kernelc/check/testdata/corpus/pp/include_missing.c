#include "guarded.h"
static int *before = 0;
#include "not_there.h"
static int *after = 0;
