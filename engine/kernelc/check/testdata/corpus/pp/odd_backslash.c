static int a = 1 \ 2;
static int *p = 0;
