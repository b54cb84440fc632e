static int a$b;
static int *p = 0;
