// sparse: -Wno-newline-eof
static int *p = 0; /**/