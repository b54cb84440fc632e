static int *needs = 0;
#include "not_there.h"
