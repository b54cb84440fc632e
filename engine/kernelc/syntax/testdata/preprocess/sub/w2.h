#warning two
#include "w3.h"
#warning two
#include "w4.h"
