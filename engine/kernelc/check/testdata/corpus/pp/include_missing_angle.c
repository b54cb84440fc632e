#include <asm/not_there.h>
static int *after = 0;
