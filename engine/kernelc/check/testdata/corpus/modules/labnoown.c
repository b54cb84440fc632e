// sparse: -nostdinc -isystem HEADERS
#include "labdev.h"
