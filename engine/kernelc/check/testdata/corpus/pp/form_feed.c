static int a;
static int *p =0;
