static const char *s = "never closed;
static int *p = 0;
