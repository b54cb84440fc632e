// sparse: -include not_there.h
static int *p = 0;
