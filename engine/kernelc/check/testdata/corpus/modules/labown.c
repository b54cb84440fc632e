// sparse: -nostdinc -isystem HEADERS
#define WITH_OWNER 1
#include "labdev.h"
