#include guarded.h
static int *p = 0;
