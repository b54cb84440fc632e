static const char *s = "héllo wörld", *t = 0;
static int café = 1;
static int *p = 0;
