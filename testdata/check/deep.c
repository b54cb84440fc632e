#include <deep.h>
DEEP x;
