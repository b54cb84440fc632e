#include "warns.h"
static int *in_main = 0;
#include "outer.h"
static int *at_end = warns;
