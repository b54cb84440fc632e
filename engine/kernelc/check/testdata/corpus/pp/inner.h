#warning inner
static int *inner = 0;
