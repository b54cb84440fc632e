#define DEEP static int
#include "more/est.h"
