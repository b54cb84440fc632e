#include "sub/b.h"
int *a1 = 0;
#include "sub/c.h"
int *a2 = 0;
